// The entry. Every module finds the page usable without it and only makes it quicker.
import './draft-keeper.js';
import './markdown-editor.js';
import './door-list.js';
import './year-planner.js';
import './date-advice.js';
import './photo-drop.js';
import './photo-upload.js';
import './blur-shapes.js';
import './copy-link.js';
import './near-me.js';
import './file-limit.js';
import './agenda-builder.js';
import './live-room.js';
import './door-leaving.js';

// Menus are <details>: close them on Escape, on a press elsewhere and when the focus leaves them.
const openMenus = () => document.querySelectorAll('details.menu[open]');

document.addEventListener('click', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

// Whoever walks on with Tab leaves a menu behind; open, it would cover what has the focus.
document.addEventListener('focusin', event => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  }
});

// A form pressed twice is sent once. The server keeps that promise as well; this keeps the screen calm.
document.addEventListener('submit', event => {
  if (event.defaultPrevented || event.target.method === 'get') return;
  const button = event.submitter;
  if (!button || button.formTarget === '_blank') return;
  // after the browser has gathered the fields, or a named button would not be among them
  setTimeout(() => { button.disabled = true; button.classList.add('busy'); });
});
// Coming back by the back button shows the page as it was left: make its buttons pressable again.
addEventListener('pageshow', event => {
  if (!event.persisted) return;
  for (const button of document.querySelectorAll('button.busy')) { button.disabled = false; button.classList.remove('busy'); }
});

// A form refused by the server: go to what is wrong. A 422 page is shown in place by htmx as well.
const showErrors = () => document.querySelector('.summary')?.focus();
showErrors();
document.addEventListener('htmx:beforeSwap', event => {
  if (event.detail.xhr?.status === 422) { event.detail.shouldSwap = true; event.detail.isError = false; }
});
document.addEventListener('htmx:afterSettle', showErrors);

// <button type="button" data-print hidden>: a browser can always print; the button saves looking for how.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

// On a phone the pages of a meeting run out of the screen: the one that is open is in sight.
const here = document.querySelector('.subnav [aria-current]');
const tabs = here?.closest('ul');
if (tabs) tabs.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - tabs.clientWidth / 2 - tabs.offsetLeft;
