package org.staffroom.files;

/** There is something for the worker to do. */
record PictureArrived() {}
