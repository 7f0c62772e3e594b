/**
 * Tests of data contracts at their times: exactly one instance of the service starts each, with the
 * rights that the schedule's author has then.
 */
@NullMarked
package app.ontos.testruns.schedule;

import org.jspecify.annotations.NullMarked;
