"""The command line's verbs: what each prints, for people on a terminal and, with --json, for programs."""
