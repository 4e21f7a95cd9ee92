"""What an update costs on this machine, beside bots that do nothing but echo."""
