### Answering posts, pinned listings, tags, and members' own public accounts.

## Answering

answers = { $count ->
    [one] One answer
   *[other] { $count } answers
}
answer-post = Answer
answer-to = Answer { $handle }
answer-is-open = Everybody can read your answer, on any server.
answer-is-narrow = This was written for a few. Your answer goes to { $handle } alone; members here can read it.
answer-nobody = Only stewards answer in the name of a cooperative. To answer in your own name, make a public account in your settings.
answer-send = Send
field-answer-post = Your answer
speak-as = In the name of
like-post = Like
share-post = Share
given-like = Liked by { $name }
given-share = Shared by { $name }
take-back = Take back
take-back-named = Take back: { $what }
thread-title = Conversation
thread-all = All posts
thread-root-gone = The post with which this began is no longer here: its author deleted it, or it is too old.
reply-title = Answer by { $name }
reply-to = to { $handle }
reply-in-answer-to = In answer to
reply-thread = The whole conversation
reply-narrow = for them alone
reply-edited = edited
reply-edit = Edit
reply-edit-hint = The other servers are told.
reply-remove = Remove
reply-remove-title = Remove this answer?
reply-remove-explained = The answer disappears here, and the servers that have it are asked to forget it. Its address never shows anything again.
done-replied = Your answer is on its way.
done-liked = Liked. Its author is being told.
done-shared = Shared. Those who follow you are being told.
done-taken-back = Taken back.
error-post-gone = This post is no longer here: its author deleted it, or it is too old.
error-post-narrow = Its author wrote this for a few, so it cannot be shared.

## Pinned listings

listing-pin = Pin to the top of our page
listing-unpin = Take away from the top of our page
coop-pinned = Pinned
done-pinned = Pinned. It stands first on your page.
done-unpinned = No longer pinned.
error-pin-not-public = Only what is published for everybody can be pinned.
error-pins-too-many = Five are pinned already. Take one away first.
sent-kind-reply = Answer
sent-kind-like = Liked
sent-kind-announce = Shared
sent-kind-add = Pinned
sent-kind-remove = No longer pinned
sent-kind-taken-back = Taken back

## Tags

tag-lead = Offers and needs with this tag.
tag-empty = Nothing has this tag now.

## A member's own public account

person-title = Your public account
person-teaser = Off unless you want it: speak in your own name to people on other servers.
person-open = More about it
person-lead = Here you speak for your cooperative. With a public account you can also answer, like and share posts in your own name.
person-means-public = Your name, your text and what you answer are public. People on any server can see them and follow you.
person-means-speak = What you do here for your cooperative stays the cooperative’s; nobody sees that it was you.
person-means-no-letters = It takes no private messages. Write publicly, or as your cooperative.
person-means-end = When you turn it off, other servers are asked to forget it. Its address stays empty and its name is never given again.
person-name = Name in your address
person-name-hint = 2 to 30 letters a–z, digits or underscores. You will be @name@{ $host }. It cannot be changed.
person-bio = About you
person-bio-hint = Everybody can read it. At most 500 characters.
person-approves = Followers wait until I say yes
person-begin = Make my public account
person-answers = Answers
person-answers-none = Nothing yet.
person-end-title = Turn it off
person-end-explained = Other servers are asked to forget the account and everything it said. This cannot be undone, and the name is never given again.
person-end-sure = Yes, turn it off for good
person-end = Turn off
done-person-begun = Your public account is ready.
done-person-ended = Your public account is turned off, and other servers are being told.
error-person-none = You have no public account. Your settings make one.
error-person-exists = You have a public account already.
error-person-name-taken = Somebody here has this name, or had it.
