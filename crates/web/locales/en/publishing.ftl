### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = A photo
publish-photo-hint = A photo says more than a description. You can leave it out.
publish-photo-take = Take a photo
publish-photo-choose = Choose photos
publish-alt-hint = If you cannot see it yourself, leave this empty.
publish-drop-photo = Leave this photo out
publish-step-what = What do you want to do?
publish-verb = I want to …
publish-verb-lend = lend something
publish-verb-lend-means = It comes back to us.
publish-verb-give = give something away
publish-verb-give-means = It costs nothing and does not come back.
publish-verb-sell = sell something
publish-verb-sell-means = For a price.
publish-verb-share = share something
publish-verb-share-means = Others use it or help us, and we keep it.
publish-verb-ask = ask for something
publish-verb-ask-means = We need it or look for it.
publish-for-example = For example:
publish-step-kind = What is it?
publish-kind = Kind
publish-kind-fields = Show the fields for this kind
publish-price = Price in euros
publish-price-hint = Empty means: to be agreed.
publish-step-where = Where and when?
publish-hours = When can it be picked up or used?
publish-hours-hint = For example: Saturdays from 9 to 12.
publish-step-tell = Tell more
publish-languages = In other languages
publish-language-of-text = Language of the text above
publish-add-language = Add another language
publish-yes = Yes
publish-no = No

## Examples and hints for each kind

publish-title-tool = Cordless drill
publish-title-space = Meeting room with kitchen
publish-title-vehicle = Cargo bike for two children
publish-title-good = Twenty jam jars
publish-title-skill = Help with the tax return
publish-title-service = Bicycle repair on Saturdays
publish-title-software = Booking calendar for groups
publish-title-data = Map of public fruit trees
publish-title-document = Model statutes for a housing cooperative
publish-body-tool = What can it do, what belongs to it, what state is it in?
publish-body-space = How many seats does it have, what equipment is there, how does one get in?
publish-body-vehicle = How much can it carry, who may drive it, how is it insured?
publish-body-good = How much is there, what state is it in, does somebody have to carry it?
publish-body-skill = What can you do, since when, in which languages?
publish-body-service = What is done, for whom, how often?
publish-body-software = What is it for, what does it run on, who looks after it?
publish-body-data = What is in it, from when, in which format, how was it made?
publish-body-document = What is it about, for whom, in which format?
publish-conditions-tool = For example: the deposit, how long at most, who pays for what breaks.
publish-conditions-space = For example: cleaning, the key, quiet hours, what it costs.
publish-conditions-vehicle = For example: the deposit, the driving licence, insurance, fuel.
publish-conditions-good = For example: only collected, only in whole boxes.
publish-conditions-skill = For example: how much time you have, travel costs.
publish-conditions-service = For example: how to book it, what it costs.
publish-conditions-digital = The licence says what is allowed.
publish-conditions-usual = By arrangement.

## Licences

licence-help = Help me choose a licence
licence-title = Which licence fits?
licence-lead = Three questions, and you have a licence that others understand.
licence-ask-money = May others use it to make money?
licence-ask-credit = Must others say who made it?
licence-ask-alike = Must others share their changes in the same way?
licence-find = Find a licence
licence-unanswered = Please answer all the questions.
licence-fits = This licence fits
licence-but-credit = It also asks others to say who made it: there is no well-known licence of this sort without that.
licence-but-not-alike = It does not make others share their changes in the same way: no well-known licence for software does both.
licence-no-advice = This is help, not legal advice. Who owns the work decides.

## Preview

publish-preview = Preview
publish-preview-title = This is how it will look
publish-preview-saved = It is saved as a draft. Nobody else has seen it yet. Go on below, or publish it.
publish-preview-unsaved = These changes are not saved yet. Go on below, or save them.
publish-preview-here = Here, in the catalogue
publish-preview-whole = See the whole page
publish-preview-elsewhere = In Mastodon and elsewhere
publish-preview-about = Every program shows it a little differently.
publish-preview-members-only = It does not leave this server: only members of your cooperative see it.
publish-preview-none = This cannot be shown at the moment.

## Drafts

publish-draft-saved = Draft saved.
publish-draft-unsaved = Draft not saved yet: { $why }
publish-draft-offline = The draft could not be saved. It stays here; check your connection.
draft-go-on = Go on
draft-discard = Discard
draft-discard-title = Discard this draft?
draft-discard-explained = Its text and photos are deleted. Nobody else has seen them. This cannot be undone.
done-draft-saved = Draft saved. Only members of your cooperative see it.
done-draft-discarded = The draft is discarded.
error-drafts-too-many = This cooperative has as many drafts as it can keep. Publish or discard one first.

## Looking after what is published

listing-duplicate = Make another one like it
done-duplicated = This is a new draft with the same text. Change what is different, then publish it.
still-title = Is this still right?
still-explained = Nobody has said anything about these for two months. A short word helps those who look for something.
still-there = Still there
still-needed = Still needed
still-change = Change
done-confirmed = Thank you. It stays as it is.
close-became = What became of it?
became-taken = It has found somebody.
became-gone = It is no longer there.
became-found = We have found it.
became-over = We no longer need it.
