// The one page for people: what this server read, asked and was answered.
const ARRIVALS_SHOWN = 15;

export function escaped(text) {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return String(text).replace(/[&<>"']/g, (character) => names[character]);
}

// The words of foreign HTML. What it marks up is not shown: this page trusts nobody.
function words(html) {
  const names = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
  const text = html.replace(/<\/(p|li|h\d)>|<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => names[name]);
  return escaped(text.trim()).replace(/\n+/g, '<br>');
}

function link(url) {
  const shown = String(url);
  return /^https?:\/\//.test(shown) ? `<a href="${escaped(shown)}" rel="noreferrer">${escaped(shown)}</a>` : escaped(shown);
}

function list(items, empty) {
  return items.length ? `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>` : `<p>${empty}</p>`;
}

function article(post) {
  const state = post.removed ? 'removed by its author' : post.edited ? 'edited since' : '';
  const body = post.removed ? '' : `<p>${words(post.html)}</p>`;
  return `${body}<p class="small">${link(post.url)} by ${link(post.author)}${state ? ` · <strong>${state}</strong>` : ''}</p>`;
}

function question(peer, note) {
  const { id } = peer.noteObject(note);
  const answers = [...peer.posts.values()].filter((post) => post.replyTo === id.href && !post.removed);
  const said = answers.map((post) => `<blockquote>${words(post.html)}<p class="small">${link(post.author)}</p></blockquote>`).join('');
  return `${escaped(note.text)}<p class="small">about ${link(note.replyTo)}</p>${said || '<p class="small">No answer yet.</p>'}`;
}

export function page(peer) {
  const own = [...peer.notes.values()].filter((note) => !note.removed).reverse();
  const posts = [...peer.posts.values()].reverse();
  const repliedTo = new Set(own.map((note) => peer.noteObject(note).id.href));
  const follows = [...peer.following].map(([url, { state }]) => `${link(url)}: ${escaped(state)}`);
  const arrivals = peer.arrivals.slice(-ARRIVALS_SHOWN).reverse().map((one) => `${escaped(one.type)} from ${link(one.actor)}: ${escaped(one.effect)}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>A Fedify peer</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 45rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
  blockquote { border-left: 3px solid #888; margin-left: 0; padding-left: 1rem; }
  .small { color: #555; font-size: 0.875rem; }
</style>
<h1>A Fedify peer</h1>
<p>This is not Allmende: a small server on Fedify with one account, <strong>@${escaped(peer.name)}@${escaped(peer.url.host)}</strong>.
What it shows reached it over ActivityPub. It forgets everything when it ends.</p>
<h2>Follows</h2>
${list(follows, 'Nobody.')}
<h2>Followed by</h2>
${list([...peer.followers.keys()].map(link), 'Nobody.')}
<h2>Asked, and answered</h2>
${list(own.filter((note) => note.replyTo).map((note) => question(peer, note)), 'Nothing.')}
<h2>Wrote</h2>
${list(own.filter((note) => !note.replyTo).map((note) => escaped(note.text)), 'Nothing.')}
<h2>Reads</h2>
${list(posts.filter((post) => !repliedTo.has(post.replyTo)).map(article), 'Nothing yet.')}
<h2>What arrived last</h2>
${list(arrivals, 'Nothing.')}
</html>
`;
}
