package dev.rollcall.core.intake;

/** What the intake queue carries. */
public sealed interface Parcel permits Chunk, ListChunk, ListPart {}
