"""What a person taps and what a person sees."""
