# A member's own data

own-data-title = Your data
own-data-lead = Everything that this server keeps about you in one file (JSON): your profile, where you are signed in, and what you wrote. Your password and keys are not in it.
own-data-take = Download my data
leave-title = Delete my account
leave-explained = Your account, your sessions and passkeys, and your public account go at once and for good. What you wrote in the name of a cooperative is the cooperative’s and stays, without your name.
leave-do = Delete my account for good
done-left = Your account is deleted.
error-last-runner = Nobody else runs this server. Let somebody else do so first: whoever has the machine can, with the command “allmende member add --admin”.
