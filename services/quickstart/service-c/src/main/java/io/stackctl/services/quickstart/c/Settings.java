package io.stackctl.services.quickstart.c;

/** Nothing beside what every service reads from its environment. */
record Settings() {}
