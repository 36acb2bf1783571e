package org.staffroom.files;

/** A picture that was arriving can be seen: made smaller, or anew with parts made unrecognisable. */
public record PictureMade(FileId file) {}
