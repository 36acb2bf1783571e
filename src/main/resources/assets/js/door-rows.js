/** How the door shows who is here: the rows of the list, whether the server wrote them or this phone. */

/** "9.30am", where the meeting is. */
export const clock = (time, zone) => {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
    .formatToParts(new Date(time)).map(part => [part.type, part.value]));
  const hour = Number(parts.hour);
  return `${hour % 12 || 12}${parts.minute === '00' ? '' : '.' + parts.minute}${hour < 12 ? 'am' : 'pm'}`;
};

export const filled = (pattern, ...values) => values.reduce((text, value, at) => text.replaceAll(`{${at}}`, value), pattern);

/** Everybody as this phone knows them: what the server said, and on top of it what waits to be sent. */
export const standing = (people, marks) => {
  const rows = new Map(people.map(person => [person.id, { ...person, waits: false }]));
  const waiting = new Set(marks.map(mark => mark.id));
  const undone = new Set(marks.map(mark => mark.of));
  for (const mark of marks) {
    if (mark.why) continue;
    const id = mark.kind === 'WALK_IN' ? mark.id : mark.person ?? mark.of;
    const row = rows.get(id) ?? { id, name: mark.name, local: mark.kind === 'WALK_IN' || mark.of !== undefined };
    row.waits = true;
    rows.set(id, row);
    // a press and its undo leave it as others said
    if (undone.has(mark.id) || waiting.has(mark.of)) continue;
    row.way = null;
    if (mark.kind === 'UNDO') row.arrived = null;
    else row.arrived = row.arrived && row.arrived < mark.at ? row.arrived : mark.at;
  }
  // a walk-in that was undone before it was sent is nobody
  return [...rows.values()].filter(row => row.arrived || !row.local);
};

/** Makes the rows of a list say so; those that are not among them stay as they are unless `all`. */
export const paint = (list, template, rows, { words, slug, zone, open, all }) => {
  const shown = new Map([...list.children].map(item => [item.id, item]));
  const order = new Intl.Collator('en-GB');
  for (const row of rows) {
    let item = shown.get('p-' + row.id);
    if (!item) {
      item = template.content.firstElementChild.cloneNode(true);
      item.id = 'p-' + row.id;
      item.dataset.name = row.name;
      item.querySelector('b').textContent = row.name;
      const next = [...list.children].find(other => order.compare(other.dataset.name, row.name) > 0);
      list.insertBefore(item, next ?? null);
    }
    shown.delete(item.id);
    say(item, row, { words, slug, zone, open });
  }
  if (all) for (const item of shown.values()) item.remove();
};

const say = (item, row, { words, slug, zone, open }) => {
  const here = Boolean(row.arrived);
  item.classList.toggle('here', here);
  item.classList.toggle('waits', Boolean(row.waits));
  const since = item.querySelector('[data-since]');
  since.textContent = (here ? filled(words('since'), clock(row.arrived, zone)) : '') + (row.waits ? (here ? ' · ' : '') + words('waits') : '');
  item.classList.toggle('guest', row.way === 'GUEST');
  const by = item.querySelector('[data-by]');
  // who marked them the server wrote, and no phone keeps: it goes with the arrival it is of
  if (row.way && !row.waits) by.textContent = ' · ' + words(row.way);
  else if (by.dataset.way || !here || row.waits || Date.parse(by.dataset.at) !== Date.parse(row.arrived)) by.textContent = '';
  by.dataset.way = row.way ?? '';
  const divider = item.querySelector('[data-divider]');
  if (divider) divider.hidden = !since.textContent;
  const form = item.querySelector('form');
  if (!form) return;
  form.hidden = !open;
  form.action = `/organise/meetings/${encodeURIComponent(slug)}/door/${row.id}${here ? '/undo' : ''}`;
  const button = form.querySelector('button');
  button.setAttribute('aria-label', filled(words(here ? 'undo-who' : 'here-who'), row.name));
  button.querySelector('span').textContent = words(here ? 'undo' : 'here');
};
