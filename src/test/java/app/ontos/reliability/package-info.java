/**
 * Breaks what the packaged service stands on, under load, and measures how it takes that: {@link
 * app.ontos.reliability.FaultProxy} breaks the network, {@link app.ontos.reliability.Traffic} is
 * the load and remembers all of it, {@link app.ontos.reliability.Trial} is one fault from before
 * its beginning until everything is as it was, {@link app.ontos.reliability.Evidence} is what the
 * database itself says afterwards. The rows of {@code docs/reliability.md} come from here.
 */
@NullMarked
package app.ontos.reliability;

import org.jspecify.annotations.NullMarked;
