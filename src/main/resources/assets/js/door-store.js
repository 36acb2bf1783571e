/**
 * What a phone keeps of the doors it works, in IndexedDB: of each meeting its token and the list (names, ids, who is here), and
 * what was pressed and is not sent yet.
 *
 *   doors  { slug, title, day, until, region, zone, opens, closes, cancelled, postponed, expected, capacity, online, people,
 *            token, holder, said, ahead, over }       said: by the server's clock, when it was heard last; ahead: how many ms that is ahead of this phone's
 *   marks  { id, slug, kind, person, of, name, email, at, tried, why }    why: not accepted
 */
const settled = request => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

export const NAME = 'door';

let database;

/** Fails where a browser forbids storage. */
export const open = async () => {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('doors', { keyPath: 'slug' });
    asked.result.createObjectStore('marks', { keyPath: 'id' });
    asked.result.createObjectStore('phone', { keyPath: 'key' });
  };
  database = await settled(asked);
  // a tab with a newer page may want to change what is kept
  database.onversionchange = () => database.close();
};

const reading = name => database.transaction(name).objectStore(name);

/** Done when it is on the disk: what was pressed must outlive a flat battery. */
const writing = (name, work) => new Promise((done, fail) => {
  const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
  transaction.oncomplete = () => done();
  transaction.onerror = transaction.onabort = () => fail(transaction.error);
  work(transaction.objectStore(name));
});

export const doors = () => settled(reading('doors').getAll());
export const door = slug => settled(reading('doors').get(slug));
export const keepDoor = door => writing('doors', store => store.put(door));
export const forgetDoor = slug => writing('doors', store => store.delete(slug));

const of = (slug, marks) => marks.filter(mark => mark.slug === slug).sort((one, other) => one.at.localeCompare(other.at));

/** Of one meeting, in the order in which they were pressed. */
export const marks = async slug => of(slug, await settled(reading('marks').getAll()));
export const keepMarks = marks => writing('marks', store => { for (const mark of marks) store.put(mark); });
export const forgetMarks = ids => writing('marks', store => { for (const id of ids) store.delete(id); });

/** From here on the server may know of the first so many that wait. Answers with all that wait. */
export const tryMarks = async (slug, most) => {
  let waiting;
  await writing('marks', store => {
    const asked = store.getAll();
    asked.onsuccess = () => {
      waiting = of(slug, asked.result).filter(mark => !mark.why);
      for (const mark of waiting.slice(0, most)) store.put({ ...mark, tried: true });
    };
  });
  return waiting;
};

/** Takes back what nobody can have heard of; answers whether that was so. */
export const forgetUntried = async id => {
  let untried;
  await writing('marks', store => {
    const asked = store.get(id);
    asked.onsuccess = () => {
      untried = asked.result?.tried === false;
      if (untried) store.delete(id);
    };
  });
  return untried;
};

/** What this phone calls itself: made here, and known to nobody but the doors it worked. */
export const phone = async () => {
  const known = await settled(reading('phone').get('this'));
  if (known) return known.id;
  const id = crypto.randomUUID();
  await writing('phone', store => store.put({ key: 'this', id }));
  return id;
};

/** The day after is over: the lists of such meetings go. What could not be sent stays until somebody has seen it. Answers with them. */
export const sweep = async now => {
  const past = (await doors()).filter(door => !door.over && now >= Date.parse(door.closes) - door.ahead);
  for (const door of past) await close(door);
  return past;
};

/** Of a door only its name stays, and that while something of it was not sent. */
export const close = async door => {
  if ((await marks(door.slug)).length) await keepDoor({ slug: door.slug, title: door.title, zone: door.zone, region: door.region, over: true, people: [], ahead: door.ahead });
  else await forgetDoor(door.slug);
};
