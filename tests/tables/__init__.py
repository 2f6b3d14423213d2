"""Tables that nobody wrote: what each means, how an office would print it, what the program makes of it."""
