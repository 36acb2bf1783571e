package org.staffroom.notifications;

/** There is something to send, once the transaction has committed. */
record DeliveriesQueued() {}
