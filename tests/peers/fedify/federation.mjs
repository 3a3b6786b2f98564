// What Fedify needs to be told: who lives here, what is served, and who hears what arrives. Signing and verifying is its own work.
import { createFederation, MemoryKvStore } from '@fedify/fedify';
import { Activity, Create, Endpoints, Note, PUBLIC_COLLECTION, Person } from '@fedify/vocab';


export function federationOf(peer, firstKnock) {
  // No queue: an activity is sent before the action that caused it is answered, so that a test sees what became of it.
  const federation = createFederation({ kv: new MemoryKvStore(), origin: peer.base, allowPrivateAddress: true, firstKnock });
  const isHere = (identifier) => identifier === peer.name;
  const isPublic = (note) => [note.to, note.cc].some((address) => address?.href === PUBLIC_COLLECTION.href);

  federation
    .setActorDispatcher('/users/{identifier}', async (ctx, identifier) => {
      if (!isHere(identifier)) return null;
      const keys = await ctx.getActorKeyPairs(identifier);
      return new Person({
        id: ctx.getActorUri(identifier),
        preferredUsername: identifier,
        name: 'Ida of the Fedify peer',
        summary: '<p>A small server that is not Allmende.</p>',
        url: new URL('/', peer.base),
        inbox: ctx.getInboxUri(identifier),
        outbox: ctx.getOutboxUri(identifier),
        followers: ctx.getFollowersUri(identifier),
        following: ctx.getFollowingUri(identifier),
        endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
        manuallyApprovesFollowers: false,
        publicKey: keys[0].cryptographicKey,
        assertionMethods: keys.map((key) => key.multikey),
      });
    })
    .setKeyPairsDispatcher((_ctx, identifier) => (isHere(identifier) ? peer.keys : []));

  federation
    .setObjectDispatcher(Note, '/notes/{key}', (_ctx, { key }) => {
      const note = peer.notes.get(key);
      return note && !note.removed ? peer.noteObject(note) : null;
    })
    // What was written to one actor is for that actor.
    .authorize(async (ctx, { key }) => {
      const note = peer.notes.get(key);
      return !note || isPublic(note) || (await ctx.getSignedKeyOwner())?.id?.href === note.to?.href;
    });

  federation
    .setOutboxDispatcher('/users/{identifier}/outbox', (_ctx, identifier) => {
      if (!isHere(identifier)) return null;
      const notes = [...peer.notes.values()].filter((note) => !note.removed && isPublic(note)).reverse();
      const items = notes.map((note) => {
        const object = peer.noteObject(note);
        return new Create({ id: new URL('#create', object.id), actor: peer.url, tos: [note.to], ccs: [note.cc], published: note.published, object });
      });
      return { items };
    })
    .setCounter(() => [...peer.notes.values()].filter((note) => !note.removed && isPublic(note)).length);
  federation
    .setFollowersDispatcher('/users/{identifier}/followers', (_ctx, identifier) =>
      (isHere(identifier) ? { items: [...peer.followers.values()].map((follower) => follower.recipient) } : null))
    .setCounter(() => peer.followers.size);
  federation
    .setFollowingDispatcher('/users/{identifier}/following', (_ctx, identifier) =>
      (isHere(identifier) ? { items: [...peer.following.keys()].map((url) => new URL(url)) } : null))
    .setCounter(() => peer.following.size);

  federation
    .setInboxListeners('/users/{identifier}/inbox', '/inbox')
    // Keys and objects of senders are fetched with a signature.
    .setSharedKeyDispatcher(() => ({ identifier: peer.name }))
    .on(Activity, (ctx, activity) => peer.arrived(ctx, activity))
    .onError((_ctx, error) => console.error(error));
  federation.setNodeInfoDispatcher('/nodeinfo/2.1', () => ({
    software: { name: 'allmende-fedify-peer', version: '1.0.0' },
    protocols: ['activitypub'],
    usage: { users: { total: 1 }, localPosts: peer.notes.size, localComments: 0 },
  }));
  return federation;
}
