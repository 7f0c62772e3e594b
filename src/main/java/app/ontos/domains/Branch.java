package app.ontos.domains;

import java.util.UUID;

/**
 * A data domain as the tree shows it.
 *
 * @param id which one
 * @param name what it is called
 * @param children how many domains are right below it
 */
record Branch(UUID id, String name, long children) {}
