/** Whoever signs out of a phone leaves on it no list of names and no token of a door, unless something of it was not sent. */
import * as store from './door-store.js';

const PATIENCE = 2000;

/** Without a signal a token dies by itself. */
export const giveBack = token => fetch('/door/phone/removal', {
  method: 'POST', credentials: 'omit', headers: { 'Door-Token': token }, keepalive: true, signal: AbortSignal.timeout(PATIENCE),
}).catch(() => { /* no signal */ });

const leave = async () => {
  // none is made here
  if (!(await indexedDB.databases()).some(one => one.name === store.NAME)) return;
  await store.open();
  // not while an answer is awaited that would put the list back
  await navigator.locks.request('door', { signal: AbortSignal.timeout(PATIENCE) }, async () => {
    for (const door of await store.doors()) {
      if ((await store.marks(door.slug)).length) continue;
      await store.forgetDoor(door.slug);
      if (door.token) giveBack(door.token);
    }
  });
};

document.addEventListener('submit', event => {
  const form = event.target;
  if (!/\/sign-out(-everywhere)?$/.test(form.action)) return;
  event.preventDefault();
  leave().catch(() => { /* nothing is kept where a browser offers no storage */ }).finally(() => form.submit());
});
