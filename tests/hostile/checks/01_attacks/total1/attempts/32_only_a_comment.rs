//@ does-not-compile
// There is nothing in it.



