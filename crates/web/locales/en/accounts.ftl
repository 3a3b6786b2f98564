### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = Forgotten your password?
reset-title = Forgotten your password
reset-lead = We send you a letter with a link. It is good for an hour.
field-email = E-mail address
field-email-hint = The one you sign in with.
reset-send = Send the letter
reset-without-address = Do you sign in with a name instead, or does nothing arrive? Ask an administrator of your cooperative: the page of your account lets them make a link for you.
reset-no-letters = This server sends no letters.
reset-ask-whom = Ask an administrator of your cooperative: on the list of members they open your account and make a link with which you choose a new password.
reset-who-runs = Whoever runs this server can also make such a link on its command line:
reset-new-title = Choose a new password
reset-new-lead = For { $login }. You are then signed out everywhere, your passkeys are removed, and you sign in with the new password.
reset-set = Set password

## Passkeys

passkeys-title = Passkeys
passkey-add-title = Add a passkey
passkey-lead = A passkey is kept by your device or your password manager. It signs you in with a finger, a face or a PIN, and cannot be guessed or given away by mistake. Your password goes on working.
passkey-name = Name of the passkey
passkey-name-hint = So that you know it again: my telephone.
passkey-add = Add passkey
passkey-unused = Not used yet
passkey-remove = Remove
passkey-remove-named = Remove the passkey { $name }
passkey-sign-in = Sign in with a passkey
passkey-follow = Please follow what your browser asks.
passkey-try = Try again
passkey-failed = That did not work, or was broken off. Try again, or go back and use your password.
passkey-no-script = Passkeys need JavaScript. Go back and use your password.

## Accounts

nav-accounts = Accounts
accounts-lead = Everybody who can sign in here.
account-of = Account of { $name }
account-login = Signs in as { $login }.
account-suspended = suspended
account-is-yours = This is your own account.
account-link-lead = Makes a one-time link with which a new password is chosen. Hand it only to the person whose account this is.
account-link = Make a link to a new password
account-link-made = Hand this link to { $name }:
account-link-once = It is shown only now, works once and is good for a day. An earlier one no longer works.
account-suspension = Suspension
account-suspend-lead = A suspended account cannot sign in. It is signed out everywhere at once, and links it made stop working. What it wrote for its cooperatives stays.
account-suspend = Suspend
account-resume = Let back in
account-deletion = Deletion
account-delete-lead = The account, its memberships and its links disappear for good. What it wrote for its cooperatives stays, without a name.
account-delete-sure = Yes, delete the account of { $name }
account-delete = Delete account

## Letters

letter-hello = Hello { $name },
letter-reset-subject = A new password for { $host }
letter-reset-why = somebody, we hope you, asked for a new password for your account at { $host }. Choose one here:
letter-reset-hours = { $count ->
    [one] The link works once and is good for an hour.
   *[other] The link works once and is good for { $count } hours.
}
letter-reset-not-you = If it was not you, do nothing: your password stays as it is.
letter-trial-subject = A trial letter from { $host }
letter-trial-text = Letters from { $host } arrive.
