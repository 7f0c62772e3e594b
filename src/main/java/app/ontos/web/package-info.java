/**
 * What all pages have in common: their frame, the ways between them, the headers that protect them,
 * and how a problem looks to a person. The pages themselves are in their features' packages, in
 * classes named {@code *Pages}, with their templates in folders of the same names.
 *
 * <p>Pages only show. What a person changes goes to the API, as a request that the page's forms
 * make of their fields, and problems come back to the fields that they point to.
 */
@NullMarked
package app.ontos.web;

import org.jspecify.annotations.NullMarked;
