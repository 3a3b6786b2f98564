### Getting back in, and taking care of accounts; what letters say.

## A forgotten password

reset-forgotten = Esqueceste a palavra-passe?
reset-title = Palavra-passe esquecida
reset-lead = Enviamos-te um e-mail com uma ligação. Serve durante uma hora.
field-email = Endereço de e-mail
field-email-hint = Aquele com que entras.
reset-send = Enviar o e-mail
reset-without-address = Entras com um nome, ou não chega nada? Pergunta a quem administra a tua cooperativa: na página da tua conta pode criar uma ligação para ti.
reset-no-letters = Este servidor não envia e-mails.
reset-ask-whom = Pergunta a quem administra a tua cooperativa: na lista de membros pode abrir a tua conta e criar uma ligação com que escolhes uma nova palavra-passe.
reset-who-runs = Quem gere este servidor também pode criar essa ligação na linha de comandos:
reset-new-title = Escolhe uma nova palavra-passe
reset-new-lead = Para { $login }. Depois a tua sessão termina em todo o lado, as tuas chaves de acesso são removidas e entras com a nova palavra-passe.
reset-set = Definir a palavra-passe

## Passkeys

passkeys-title = Chaves de acesso
passkey-add-title = Adicionar uma chave de acesso
passkey-lead = Uma chave de acesso fica no teu dispositivo ou no teu gestor de palavras-passe. Com ela entras com o dedo, o rosto ou um PIN, e ninguém a pode adivinhar nem tu a podes dar por engano. A tua palavra-passe continua a servir.
passkey-name = Nome da chave de acesso
passkey-name-hint = Para a reconheceres: o meu telemóvel.
passkey-add = Adicionar chave de acesso
passkey-unused = Ainda não usada
passkey-remove = Remover
passkey-remove-named = Remover a chave de acesso { $name }
passkey-sign-in = Entrar com uma chave de acesso
passkey-follow = Segue o que o teu navegador pede.
passkey-try = Tentar outra vez
passkey-failed = Não funcionou, ou foi interrompido. Tenta outra vez, ou volta atrás e usa a tua palavra-passe.
passkey-no-script = As chaves de acesso precisam de JavaScript. Volta atrás e usa a tua palavra-passe.

## Accounts

nav-accounts = Contas
accounts-lead = Todas as pessoas que podem entrar aqui.
account-of = Conta de { $name }
account-login = Entra como { $login }.
account-suspended = suspensa
account-is-yours = Esta é a tua própria conta.
account-link-lead = Cria uma ligação que serve uma só vez, com a qual se escolhe uma nova palavra-passe. Dá-a apenas à pessoa a quem a conta pertence.
account-link = Criar uma ligação para uma nova palavra-passe
account-link-made = Dá esta ligação a { $name }:
account-link-once = Só é mostrada agora, serve uma vez e dura um dia. A anterior já não funciona.
account-suspension = Suspensão
account-suspend-lead = Uma conta suspensa não pode entrar. A sessão termina logo em todo o lado, e as ligações que criou deixam de funcionar. O que escreveu para as suas cooperativas fica.
account-suspend = Suspender
account-resume = Voltar a deixar entrar
account-deletion = Eliminação
account-delete-lead = A conta, as suas participações e as suas ligações desaparecem para sempre. O que escreveu para as suas cooperativas fica, sem nome.
account-delete-sure = Sim, eliminar a conta de { $name }
account-delete = Eliminar a conta

## Letters

letter-hello = Olá { $name },
letter-reset-subject = Uma nova palavra-passe para { $host }
letter-reset-why = alguém, esperamos que tu, pediu uma nova palavra-passe para a tua conta em { $host }. Escolhe-a aqui:
letter-reset-hours = { $count ->
    [one] A ligação serve uma vez e dura uma hora.
   *[other] A ligação serve uma vez e dura { $count } horas.
}
letter-reset-not-you = Se não foste tu, não faças nada: a tua palavra-passe fica como está.
letter-trial-subject = Um e-mail de teste de { $host }
letter-trial-text = Os e-mails de { $host } chegam.
