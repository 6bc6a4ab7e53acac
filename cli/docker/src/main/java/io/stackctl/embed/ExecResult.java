package io.stackctl.embed;

/**
 * How a program in a container ended.
 *
 * @param exitCode 0 to 255
 * @param stdout what it wrote; bytes that are no UTF-8 become replacement characters
 * @param stderr the same of its standard error
 * @param truncated whether it wrote more to either than is kept, which is the first 4 MiB of each
 */
public record ExecResult(int exitCode, String stdout, String stderr, boolean truncated) {}
