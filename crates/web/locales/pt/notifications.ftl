# What members are told of
nav-notifications = Notificações
nav-notifications-unread = Notificações ({ $count })
nav-notifications-many = Notificações (99+)
notifications-title = Notificações
notifications-new = Novas
notifications-none-new = Nada de novo.
notifications-earlier = Anteriores
notifications-read-all = Marcar tudo como lido
notifications-empty = Ainda não aconteceu nada.
notifications-empty-lead = Quando alguém pergunta por algo teu, te responde ou te quer seguir, lês isso aqui.
notification-read = Marcar como lida
notification-read-which = Marcar como lida: { $what }
notification-times = { $count ->
    [one] { $count } vez
   *[other] { $count } vezes
}
notification-inquiry = { $name } pergunta por «{ $title }»
notification-inquiry-direct = { $name } escreveu a { $coop }
notification-answer = { $name } respondeu sobre «{ $title }»
notification-answer-direct = { $name } respondeu a { $coop }
notification-closed = «{ $title }», sobre que perguntaste, já não está disponível
notification-found = Há algo novo para a tua pesquisa «{ $name }»
notification-draft = O teu rascunho «{ $title }» está parado há uma semana
notification-follower = { $name } pede para seguir { $coop }
notification-follower-you = { $name } pede para te seguir
notification-board = Uma publicação espera pelo mural de { $coop }
notification-report = Uma denúncia espera pela tua decisão
notification-held = Um servidor novo aqui espera pela tua decisão
notification-gone = Já não existe, ou alguém tratou disso
done-notifications-read = Está tudo marcado como lido.
done-notification-gone = Já não existe, ou alguém tratou disso.

# Which notifications, and by which ways
notification-settings-title = Notificações e e-mails
notification-settings-teaser = Escolhe o que queres saber, e se também vêm e-mails.
notification-settings-open = Escolher as tuas notificações
notification-settings-kinds = O que ficas a saber
notification-settings-lead = Não chega nada por e-mail enquanto não o pedires abaixo.
notify-inquiry = Alguém pergunta por algo da tua cooperativa
notify-answer = Alguém responde ao que perguntaste
notify-closed = Algo sobre que perguntaste já não está disponível
notify-found = Há algo novo para uma pesquisa que guardaste
notify-follower = Alguém pede para vos seguir
notify-board-post = Uma publicação espera pelo mural
notify-draft = Um rascunho está parado há uma semana
notify-report = Uma denúncia espera
notify-held = Um servidor novo aqui espera por uma decisão
way-page = Na página «Notificações»
way-mail = Por e-mail
way-push = Nos teus dispositivos
digest-title = E-mails
digest-lead = Os e-mails vão para { $address }. Dizem quem escreveu e sobre o quê, nunca o que foi escrito. Cada e-mail tem uma ligação que acaba com eles.
digest-no-mail = O e-mail não está configurado neste servidor, por isso nada sai por e-mail.
digest-no-mail-how = Quem o gere define mail.host e mail.sender na configuração; o comando «allmende mail test» experimenta-o.
digest-no-address = Entras como { $login }, que não é um endereço de e-mail, por isso nenhum e-mail te pode chegar.
digest-daily = Um e-mail por dia
digest-daily-hint = Só nos dias em que há algo de novo.
digest-never = Nunca
digest-at = Às { $time } UTC
digest-at-once = Um e-mail logo que alguém nos escreve
error-login-no-address = Entras com um nome e não com um endereço de e-mail, por isso nenhum e-mail te pode chegar.
push-title = Notificações nos teus dispositivos
push-lead = O teu telefone ou computador mostra-te logo quem escreveu e sobre o quê, mesmo com esta página fechada. Acaba quando sais da sessão nele.
push-on = Mostrar notificações neste dispositivo
push-off = Desligar
push-off-which = Desligar: { $device }
push-since = Ligado desde
push-last = Última notificação
push-cannot = Este navegador não consegue mostrar notificações, ou tem o JavaScript desligado. Num iPhone ou iPad, põe primeiro esta página no ecrã principal e abre-a a partir daí.
push-denied = O teu navegador não permite notificações daqui. Podes mudar isso nas definições dele para esta página.
push-failed = Não funcionou. Tenta outra vez mais tarde.
done-push-on = A partir de agora este dispositivo mostra as tuas notificações.
done-push-off = Esse dispositivo já não mostra notificações.
error-push-unfit = O que o teu navegador respondeu não serve para as notificações. Tenta outra vez.
error-push-too-many = São tantos os dispositivos que mostram as tuas notificações que não se podem juntar mais. Desliga antes um deles.

# Whether the address is theirs
confirm-title = Este endereço é teu?
confirm-lead = Queres que os e-mails de { $host } cheguem a { $address }? Dizem quem te escreveu e sobre o quê, nunca o que foi escrito, e cada um tem uma ligação que acaba com eles.
confirm-yes = Sim, este endereço é meu
confirm-done = { $address } está confirmado. Chega um e-mail quando há algo de novo.
confirm-over = Esta ligação já não serve. Nas tuas definições podes pedir outro e-mail.
confirm-leaving = Um e-mail vai a caminho de { $address }. Abre a ligação que traz: os teus e-mails começam então.
confirm-sent = Enviámos um e-mail para { $address } em { $date }. Abre a ligação que traz: os teus e-mails começam então.
confirm-expired = A ligação no nosso e-mail para { $address } de { $date } já não serve. Pede outro: os teus e-mails começam quando abrires a ligação dele.
confirm-unasked = Os teus e-mails ainda não começaram: primeiro enviamos um com uma ligação para { $address }, para termos a certeza de que é teu.
confirm-send = Enviar o e-mail
confirm-again = Enviar o e-mail outra vez
confirm-again-at = Não chegou nada? Pode estar entre o correio não desejado. Podes pedir que seja enviado outra vez depois de { $date }.
confirm-is = Este endereço está confirmado.
confirm-first = Antes do primeiro enviamos-te um com uma ligação, para termos a certeza de que o endereço é teu.
done-confirm-asked = O e-mail vai a caminho.
letter-confirm-subject = E-mails de { $host }: este endereço é teu?
letter-confirm-why = alguém, esperamos que tu, quer que cheguem a este endereço e-mails sobre o que acontece em { $host }. Se é assim, abre esta página e confirma:
letter-confirm-days = { $count ->
    [one] A ligação serve durante { $count } dia.
   *[other] A ligação serve durante { $count } dias.
}
letter-confirm-not-you = Se não foste tu, não faças nada: não chega nenhum e-mail.

# Letters
letter-news-subject = { $count ->
    [one] { $count } notificação para ti
   *[other] { $count } notificações para ti
}
letter-news-why = isto aconteceu em { $host }:
letter-news-more = Há mais:
letter-news-end = Pediste estes e-mails. Esta ligação acaba com eles:
unsubscribe-title = Acabar com os e-mails
unsubscribe-daily = São os e-mails que chegam uma vez por dia.
unsubscribe-at-once = São os e-mails que chegam logo que alguém escreve.
unsubscribe-end = Acabar com estes e-mails
unsubscribe-done = Não chegam mais e-mails destes.

# Times
ago-now = agora mesmo
ago-minutes = { $count ->
    [one] há { $count } minuto
   *[other] há { $count } minutos
}
ago-hours = { $count ->
    [one] há { $count } hora
   *[other] há { $count } horas
}
ago-days = { $count ->
    [one] há { $count } dia
   *[other] há { $count } dias
}

# Conversations
inquiry-filter = Que conversas
inquiry-waits-us = Espera por nós
inquiry-waits-them = Espera por eles
inquiry-is-agreed = Combinado
inquiry-is-nothing = Deu em nada
inquiry-archive-tab = Arquivo
inquiries-empty-all = Ainda não há perguntas. Quando alguém perguntar por algo que publicaram, aparece aqui.
inquiry-you = Tu:
inquiry-who = Quem é
who-cooperative = Cooperativa ou organização
who-person = Pessoa
who-group = Grupo
who-program = Programa
who-here = daqui, deste servidor
who-elsewhere = de { $host }
inquiry-messages = Mensagens
inquiry-ours = Nós
inquiry-written-by = escrito por { $name }
inquiry-reaches-here = { $name } também está neste servidor, e lê aqui a tua resposta.
inquiry-reaches-elsewhere = A tua resposta vai só para { $name }, como mensagem direta para { $handle }. É lida onde a pergunta foi escrita, por exemplo no Mastodon.
inquiry-shorts = Respostas curtas
inquiry-shorts-lead = Começa com uma resposta curta; podes mudá-la antes de a enviar.
short-free = Sim, nessa altura está livre.
short-lent = Lamentamos, neste momento está emprestado.
short-when = Quando precisas dele, e por quanto tempo?
short-fetch = Sim. Quando queres vir buscá-lo?
short-thanks = Agradecemos, aceitamos com gosto.
short-when-fetch = Quando podemos ir buscá-lo?
short-no-need = Agradecemos, já não precisamos.
inquiry-unarchive = Tirar do arquivo
outcome-title = Como acabou?
outcome-lead = Isto é uma nota para vocês. Não envia nada: escrevam à outra parte o que combinaram.
outcome-agreed = Combinado
outcome-nothing = Deu em nada
outcome-what = O que combinaram
outcome-what-hint = Por exemplo: o berbequim com duas baterias, a levantar na sexta-feira à noite.
outcome-until-label = Até quando
outcome-until-hint = Quando volta, se voltar.
outcome-until = Até { $date }
outcome-listing = O que acontece ao anúncio
then-stays = Fica como está
then-reserved = Está reservado
then-closed = Está fechado
outcome-agree = Está combinado
outcome-nothing-button = Deu em nada
outcome-take-back = Desfazer isto
done-unarchived = Está outra vez entre as conversas.
done-outcome-agreed = Anotado: combinado.
done-outcome-nothing = Anotado: deu em nada.
done-outcome-back = Desfeito.
