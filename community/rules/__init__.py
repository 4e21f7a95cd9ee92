"""Pure rules: no session, no await, no clock, no texts; times are aware and in UTC."""
