// Lets the door open without a network: keeps its page, which holds no names, with what that page is made of.
// {assets} and {shell} are filled in by the server, so that this file differs whenever one of them does.
const ASSETS = '{assets}';
const CACHE = 'door {shell} ' + ASSETS;
const SHELL = '/organise/door/shell';
const KEPT = [SHELL, '/regions.css', ASSETS + '/css/staffroom.css', ASSETS + '/favicon.svg',
  ...['door-phone', 'door-leaving', 'door-store', 'door-rows', 'door-list'].map(name => `${ASSETS}/js/${name}.js`),
  ...['figtree', 'figtree-welsh', 'figtree-ext', 'bricolage-grotesque', 'bricolage-grotesque-welsh', 'bricolage-grotesque-ext']
    .map(name => `${ASSETS}/fonts/${name}.woff2`)];
const DOOR = /^\/organise\/(?:door|meetings\/([^/]+)\/door)$/;
const PATIENCE = 4000;

addEventListener('install', event => {
  skipWaiting();
  // without cookies: the page of a visitor
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(KEPT.map(url => new Request(url, { credentials: 'omit', cache: 'no-cache' })))));
});

addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('door ') && name !== CACHE) await caches.delete(name);
  await clients.claim();
})()));

addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const door = request.mode === 'navigate' && DOOR.exec(url.pathname);
  if (door) event.respondWith(open(request, door[1]));
  else if (KEPT.includes(url.pathname) && request.mode !== 'navigate') event.respondWith(kept(url.pathname).then(answer => answer ?? fetch(request)));
});

const kept = path => caches.open(CACHE).then(cache => cache.match(path));

// The page of the server when it gives one soon. When there is none, or it would lead to sign in, what this phone keeps.
async function open(request, slug) {
  const answer = await Promise.race([fetch(request).catch(() => null), new Promise(done => setTimeout(done, PATIENCE, null))]);
  if (answer?.ok) return answer;
  if (!answer || await keeps(slug)) return (await kept(SHELL)) ?? answer ?? fetch(request);
  return answer;
}

// Whether this phone has the list of that meeting, or of any
const keeps = slug => new Promise(done => {
  const asked = indexedDB.open('door');
  // none is made here
  asked.onupgradeneeded = () => asked.transaction.abort();
  asked.onerror = () => done(false);
  asked.onsuccess = () => {
    const database = asked.result;
    const found = database.transaction('doors').objectStore('doors').count(slug ?? undefined);
    found.onsuccess = () => { database.close(); done(found.result > 0); };
    found.onerror = () => { database.close(); done(false); };
  };
});
