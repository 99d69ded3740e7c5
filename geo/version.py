"""The version of the program, said in one place."""

VERSION = "0.1.0"
