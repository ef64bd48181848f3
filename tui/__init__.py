"""claimwire: a terminal feed reader that keeps who said what, where and when."""
