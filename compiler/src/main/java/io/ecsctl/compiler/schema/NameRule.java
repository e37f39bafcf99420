package io.ecsctl.compiler.schema;

/**
 * How an object is named when the program does not say.
 *
 * @param attribute the attribute that holds the name: {@code name}, {@code family}
 * @param maxLength AWS's limit, in characters
 * @param pattern what AWS accepts, as a regular expression for the whole name
 */
public record NameRule(String attribute, int maxLength, String pattern) {}
