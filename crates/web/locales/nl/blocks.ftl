# Blocks

blocks-title = Geblokkeerde accounts
blocks-lead = Jullie volgen elkaar niet, en wat ze jullie schrijven komt niet aan. Wat iedereen mag lezen, kunnen zij ook nog lezen.
blocks-empty = Niemand is geblokkeerd.
block-title = Een account blokkeren
block-do = Blokkeren
block-whom = { $name } blokkeren
block-end = Deblokkeren
block-since = sinds { $date }
done-blocked = Geblokkeerd. De andere server hoort het.
done-unblocked = Niet meer geblokkeerd. Wie wie eerder volgde, blijft voorbij.
sent-kind-block = Geblokkeerd
sent-kind-unblock = Gedeblokkeerd
error-block-self = Een coöperatie kan zichzelf niet blokkeren.
error-block-too-many = Een coöperatie kan hoogstens 1000 accounts blokkeren. Vraag wie deze server draait om een hele server buiten te sluiten.
error-follow-blocked = Jullie blokkeren dit account. Deblokkeer het eerst.
error-follow-refused = Deze coöperatie wil niet door de jouwe gevolgd worden.
error-inquiry-blocked = Jullie blokkeren dit account. Deblokkeer het voordat je schrijft.
error-inquiry-refused = Deze coöperatie neemt geen berichten van de jouwe aan.
