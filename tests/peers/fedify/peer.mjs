// The account: what it knows, what arrived, and what it does. How that is said and heard is Fedify's work (federation.mjs).
import { verifyObject } from '@fedify/fedify';
import {
  Accept, Activity, Announce, Block, Create, Delete, Flag, Follow, Like, Mention, Note, PUBLIC_COLLECTION, Tombstone, Undo, Update, isActor,
} from '@fedify/vocab';
import { Temporal } from '@js-temporal/polyfill';

import { federationOf } from './federation.mjs';
import { keysFrom } from './keys.mjs';
import { escaped } from './page.mjs';

// Of each list the newest so many are kept.
const KEPT_MAX = 500;
// Objects of an outbox that `read` takes.
const READ_MAX = 20;

function keep(list, item) {
  list.push(item);
  if (list.length > KEPT_MAX) list.shift();
}

export class Peer {
  // By address of the actor: { actor, id of the Follow, state }.
  following = new Map();
  // By address of the actor: { recipient, id of the Follow }.
  followers = new Map();
  blocked = new Set();
  // Own posts: { key, text, published, updated, to, cc, replyTo, mention, recipients, removed }.
  notes = new Map();
  // What others wrote, by address: { id, author, html, url, replyTo, updated, removed }.
  posts = new Map();
  // Activities as they arrived, with what followed.
  arrivals = [];
  // Signed requests that came, and those that went out: { method, url, kind, keyId, verified or status }.
  requests = [];
  sent = [];
  // Own activities that can be undone, by address: { activity, recipients }.
  done = new Map();

  static async make({ base, name, firstKnock, keys }) {
    const peer = new Peer();
    Object.assign(peer, { base, name, keys: await keysFrom(keys) });
    peer.federation = federationOf(peer, firstKnock);
    peer.context = peer.federation.createContext(new URL(base), undefined);
    peer.#watchRequests();
    return peer;
  }

  get url() {
    return this.context.getActorUri(this.name);
  }

  // Notes how each request that Fedify sends is signed, and what it is answered.
  #watchRequests() {
    const fetch = globalThis.fetch;
    globalThis.fetch = async (resource, init) => {
      const response = await fetch(resource, init);
      if (resource instanceof Request) {
        keep(this.sent, { method: resource.method, url: resource.url, kind: kindOf(resource.headers), status: response.status });
      }
      return response;
    };
  }

  noteRequest(request, key) {
    const kind = kindOf(request.headers);
    if (kind) keep(this.requests, { method: request.method, url: request.url, kind, keyId: key?.id?.href ?? null, verified: key !== null });
  }

  // An address for something new, also after this program was started again.
  fresh(what) {
    return new URL(`#${what}/${crypto.randomUUID()}`, this.url);
  }

  // --- what arrives ---------------------------------------------------------------------------------------------------------------

  // Takes an activity whose sender Fedify has verified.
  async arrived(ctx, activity) {
    const { documentLoader, contextLoader } = ctx;
    const document = await activity.toJsonLd({ contextLoader });
    // Whether Fedify believes the proof (FEP-8b32) of one that carries one.
    const proof = document.proof ? (await verifyObject(Activity, document, { documentLoader, contextLoader })) !== null : null;
    const from = activity.actorId.href;
    const effect = this.blocked.has(from) ? 'ignored: blocked' : await this.#take(ctx, activity, from);
    keep(this.arrivals, { type: document.type, id: activity.id?.href, actor: from, object: activity.objectId?.href ?? null, proof, effect, document });
  }

  async #take(ctx, activity, from) {
    if (activity instanceof Follow) {
      if (activity.objectId?.href !== this.url.href) return 'ignored: follows somebody else';
      const actor = await activity.getActor(ctx);
      this.followers.set(from, { recipient: recipientOf(actor), id: activity.id.href });
      await this.#send([recipientOf(actor)], new Accept({ id: this.fresh('accepts'), actor: this.url, to: actor.id, object: activity }));
      return 'accepted';
    }
    if (activity instanceof Undo) {
      if (this.followers.get(from)?.id !== activity.objectId?.href) return 'nothing to undo';
      this.followers.delete(from);
      return 'follower left';
    }
    if (activity instanceof Create || activity instanceof Update) {
      const object = await activity.getObject(ctx);
      if (!(object instanceof Note)) return 'ignored: no note';
      return this.#keepPost(object, from);
    }
    if (activity instanceof Delete) {
      const post = this.posts.get(activity.objectId?.href);
      if (post?.author !== from) return 'nothing to delete';
      post.removed = true;
      return 'removed';
    }
    const follow = this.following.get(from);
    if (follow && ['Accept', 'Reject'].includes(activity.constructor.name) && activity.objectId?.href === follow.id.href) {
      follow.state = activity instanceof Accept ? 'accepted' : 'rejected';
      return `follow ${follow.state}`;
    }
    return 'noted';
  }

  #keepPost(note, from) {
    if (note.attributionId?.href !== from) return 'ignored: by somebody else';
    const known = this.posts.get(note.id.href);
    if (known && known.author !== from) return 'ignored: not its author';
    this.posts.set(note.id.href, {
      id: note.id.href,
      author: from,
      html: String(note.content ?? ''),
      languages: note.contents.flatMap((content) => content.locale ? [String(content.locale)] : []),
      url: (note.url instanceof URL ? note.url : note.url?.href)?.href ?? note.id.href,
      replyTo: note.replyTargetId?.href ?? null,
      updated: (note.updated ?? note.published)?.toString() ?? null,
      edited: Boolean(known),
      removed: false,
    });
    return known ? 'edited' : 'kept';
  }

  // --- what the account does ------------------------------------------------------------------------------------------------------

  // Fetches with a signature.
  async loader() {
    return await this.context.getDocumentLoader({ identifier: this.name });
  }

  async #find(address, what) {
    const found = await this.context.lookupObject(address, { documentLoader: await this.loader() });
    if (!found) throw new Error(`${address} cannot be read`);
    if (what === 'actor' && !isActor(found)) throw new Error(`${address} is no actor`);
    return found;
  }

  async #authorOf(object) {
    return isActor(object) ? object : await this.#find(object.attributionId, 'actor');
  }

  async #send(recipients, activity) {
    // One server gets it once, whoever of it is addressed.
    await this.context.sendActivity({ identifier: this.name }, recipients, activity);
    return { id: activity.id.href };
  }

  #followerRecipients() {
    return [...this.followers.values()].map((follower) => follower.recipient);
  }

  async follow({ target }) {
    const actor = await this.#find(target, 'actor');
    const id = this.fresh('follows');
    this.following.set(actor.id.href, { actor, id, state: 'asked' });
    return await this.#send([recipientOf(actor)], new Follow({ id, actor: this.url, object: actor.id, to: actor.id }));
  }

  async unfollow({ target }) {
    const { actor, id } = this.following.get(target) ?? (() => { throw new Error(`${target} is not followed`); })();
    this.following.delete(target);
    const follow = new Follow({ id, actor: this.url, object: actor.id });
    return await this.#send([recipientOf(actor)], new Undo({ id: this.fresh('undos'), actor: this.url, to: actor.id, object: follow }));
  }

  // Takes the newest public posts from an actor's outbox, as servers do that begin to follow.
  async read({ target }) {
    const actor = await this.#find(target, 'actor');
    const loaders = { documentLoader: await this.loader(), contextLoader: this.context.contextLoader };
    const outbox = await actor.getOutbox(loaders);
    let count = 0;
    for await (const item of this.context.traverseCollection(outbox, loaders)) {
      const object = item instanceof Create ? await item.getObject(loaders) : item;
      if (object instanceof Note && this.#keepPost(object, actor.id.href) === 'kept') count += 1;
      if (count >= READ_MAX) break;
    }
    return { count };
  }

  async post({ text }) {
    return await this.#publish({ text, to: PUBLIC_COLLECTION, cc: this.context.getFollowersUri(this.name), recipients: this.#followerRecipients() });
  }

  // Answers a post: to its author alone, or to everybody.
  async reply({ to, text, everybody = false }) {
    const object = await this.#find(to);
    const author = await this.#authorOf(object);
    const mention = { url: author.id, name: `@${author.preferredUsername}@${author.id.host}` };
    return await this.#publish({
      text,
      to: everybody ? PUBLIC_COLLECTION : author.id,
      cc: everybody ? author.id : null,
      replyTo: object.id,
      mention,
      recipients: everybody ? [recipientOf(author), ...this.#followerRecipients()] : [recipientOf(author)],
    });
  }

  async #publish(said) {
    const note = { key: crypto.randomUUID(), published: Temporal.Now.instant(), updated: null, removed: false, ...said };
    this.notes.set(note.key, note);
    const { tos, ccs } = audienceOf(note);
    const object = this.noteObject(note);
    const id = new URL('#create', object.id);
    await this.#send(note.recipients, new Create({ id, actor: this.url, tos, ccs, published: note.published, object }));
    return { id: object.id.href };
  }

  // A post of its own as Fedify writes it.
  noteObject(note) {
    const mention = note.mention
      ? `<a href="${escaped(note.mention.url.href)}" class="u-url mention">${escaped(note.mention.name)}</a> `
      : '';
    return new Note({
      id: this.context.getObjectUri(Note, { key: note.key }),
      attribution: this.url,
      content: `<p>${mention}${escaped(note.text)}</p>`,
      published: note.published,
      updated: note.updated,
      replyTarget: note.replyTo,
      tags: note.mention ? [new Mention({ href: note.mention.url, name: note.mention.name })] : [],
      ...audienceOf(note),
    });
  }

  #own(id) {
    const parsed = this.context.parseUri(new URL(id));
    const note = parsed?.type === 'object' ? this.notes.get(parsed.values.key) : undefined;
    if (!note || note.removed) throw new Error(`${id} is no post of this account`);
    return note;
  }

  async edit({ id, text }) {
    const note = this.#own(id);
    Object.assign(note, { text, updated: Temporal.Now.instant() });
    const object = this.noteObject(note);
    return await this.#send(note.recipients, new Update({ id: this.fresh('updates'), actor: this.url, ...audienceOf(note), object }));
  }

  async delete({ id }) {
    const note = this.#own(id);
    note.removed = true;
    const object = new Tombstone({ id: new URL(id) });
    return await this.#send(note.recipients, new Delete({ id: this.fresh('deletes'), actor: this.url, ...audienceOf(note), object }));
  }

  async #about(object, activity) {
    const author = await this.#authorOf(await this.#find(object));
    const recipients = [recipientOf(author), ...this.#followerRecipients()];
    this.done.set(activity.id.href, { activity, recipients });
    return await this.#send(recipients, activity);
  }

  async like({ object }) {
    return await this.#about(object, new Like({ id: this.fresh('likes'), actor: this.url, object: new URL(object) }));
  }

  async boost({ object }) {
    const activity = new Announce({
      id: this.fresh('boosts'),
      actor: this.url,
      object: new URL(object),
      to: PUBLIC_COLLECTION,
      cc: this.context.getFollowersUri(this.name),
      published: Temporal.Now.instant(),
    });
    return await this.#about(object, activity);
  }

  async undo({ id }) {
    const { activity, recipients } = this.done.get(id) ?? (() => { throw new Error(`${id} cannot be undone`); })();
    this.done.delete(id);
    return await this.#send(recipients, new Undo({ id: this.fresh('undos'), actor: this.url, object: activity }));
  }

  async block({ target }) {
    const actor = await this.#find(target, 'actor');
    this.blocked.add(actor.id.href);
    this.followers.delete(actor.id.href);
    this.following.delete(actor.id.href);
    return await this.#send([recipientOf(actor)], new Block({ id: this.fresh('blocks'), actor: this.url, to: actor.id, object: actor.id }));
  }

  // Tells the server of an actor what is wrong with it, or with something that it wrote.
  async report({ target, objects = [], text }) {
    const actor = await this.#find(target, 'actor');
    const about = [actor.id, ...objects.map((object) => new URL(object))];
    return await this.#send([recipientOf(actor)], new Flag({ id: this.fresh('flags'), actor: this.url, to: actor.id, objects: about, content: text }));
  }

  // Everything that a test asks about.
  state() {
    return {
      actor: this.url.href,
      following: Object.fromEntries([...this.following].map(([url, { state }]) => [url, state])),
      followers: [...this.followers.keys()],
      posts: [...this.posts.values()],
      notes: [...this.notes.values()].map((note) => ({ id: this.noteObject(note).id.href, text: note.text, replyTo: note.replyTo?.href ?? null, removed: note.removed })),
      arrivals: this.arrivals,
      requests: this.requests,
      sent: this.sent,
    };
  }
}

// Which standard a request is signed by; `null` without a signature.
function kindOf(headers) {
  if (headers.has('signature-input')) return 'rfc9421';
  return headers.has('signature') ? 'draft-cavage' : null;
}

function recipientOf(actor) {
  return { id: actor.id, inboxId: actor.inboxId, endpoints: actor.endpoints };
}

function audienceOf({ to, cc }) {
  return { tos: to ? [to] : [], ccs: cc ? [cc] : [] };
}
