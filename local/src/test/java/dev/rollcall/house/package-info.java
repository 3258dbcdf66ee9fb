/**
 * House rules: what must hold for the template, the layers and the samples, whoever changes them.
 */
@NullMarked
package dev.rollcall.house;

import org.jspecify.annotations.NullMarked;
