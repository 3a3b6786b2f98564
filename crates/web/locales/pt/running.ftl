### The guide of a new cooperative, members who come, and running an instance.

## The guide

start-title = Primeiros passos
start-lead = Seis passos pequenos. Cada um pode ser deixado para depois.
start-progress = { $done } de { $all } feitos
start-step-name = Nome e língua
start-step-place = Lugar
start-step-looks = Logótipo e setores
start-step-offer = A vossa primeira oferta
start-step-invite = Convidar membros
start-step-follow = Seguir outras cooperativas
start-state-done = feito
start-state-skipped = saltado
start-state-open = por fazer
start-state-now = agora
start-name-hint = Como as pessoas dizem. Pode mudar-se em qualquer altura.
start-place-lead = Para que os vizinhos encontrem o que têm perto. Basta o nome da terra.
start-place-find = Usar o lugar onde estou
start-place-found = A tua posição está preenchida, arredondada a cerca de um quilómetro.
start-place-failed = O teu dispositivo não diz onde está. Escreve simplesmente o nome da terra.
start-looks-lead = Uma imagem pela qual vos reconhecem, e em que trabalham.
start-offer-lead = O que têm que possa servir a outros? Escolhe um tipo e escreve um título. Para começar, chega.
start-offer-need = Também podem dizer do que precisam:
start-offer-ask = Pedir algo
start-invite-lead = Cria uma ligação para enviares aos vossos membros. Podem usá-la dez pessoas, durante duas semanas.
start-follow-lead = Segue uma cooperativa, e o que ela partilha aparece no vosso catálogo.
start-follow-example = Por exemplo @velo@commons.example, ou o endereço da página dela.
start-follow-known = Já conhecidas aqui
start-follow-one = Seguir { $name }
start-next = Guardar e continuar
start-next-step = O teu próximo passo:
start-skip = Saltar
start-all-done = Tudo feito. A tua cooperativa está pronta.
start-to-home = Para a tua página inicial
start-dismiss = Não mostrar mais estes passos
start-home = Primeiros passos: { $name }
start-home-go-on = Continuar
done-step = Guardado. Aqui está o próximo passo.
done-skipped = Saltado. Podes voltar a ele.
done-started = A tua cooperativa está pronta. Faltam uns passos pequenos.

## Invitations and roles

invite-scan = Lê isto com um telemóvel
invite-qr = Código QR da ligação de convite
invite-message = Texto para enviar
invite-message-text = Olá! Convido-te a fazer parte de { $name } na nossa plataforma de partilha. Abre esta ligação e escolhe um nome e uma palavra-passe: { $link }
invite-copy-link = Copiar a ligação
invite-copy-text = Copiar o texto
invite-copied = Copiado
invite-share = Enviar…
invite-past = Usados ou expirados nos últimos três meses
invite-nobody-came = Ainda não veio ninguém
invite-came = Vieram: { $names }
roles-title = Quem pode fazer o quê?
role-says-member = Vê tudo o que é interno, também as ofertas só para membros.
role-says-steward = Também publica ofertas e pedidos, responde às perguntas e decide quem pode seguir.
role-says-moderator = O mesmo que a gestão, e cuida do que desconhecidos enviam.
role-says-admin = Também convida pessoas, muda papéis e edita o que a cooperativa diz de si.

## Asking to join

join-title = Pedir para entrar em { $name }
join-lead = Diz quem és e porque queres entrar. Alguém que administra a cooperativa lê e responde.
join-why = Quem és, e porque queres entrar?
join-why-hint = Só quem administra esta cooperativa o lê.
join-login-later = O nome ou endereço com que queres entrar. A palavra-passe escolhes quando tiverem dito que sim.
join-send = Enviar
join-link = Pedir para entrar
join-asked-title = O teu pedido foi enviado
join-keep-link = Guarda esta ligação. Mostra em que ponto está o teu pedido, e depois deixa-te entrar. Não é preciso e-mail.
join-state-waiting = Ainda ninguém respondeu. Volta a esta página daqui a um ou dois dias.
join-state-accepted = Disseram que sim. Damos-te as boas-vindas!
join-state-declined = Desta vez disseram que não.
join-stand-title = O teu pedido a { $name }
join-answer = A resposta
join-you-wrote = Escreveste
join-finish = Escolhe uma palavra-passe, e estás dentro.
join-withdraw = Retirar o meu pedido
join-forgotten = { $count ->
    [one] Um pedido sem resposta é eliminado depois de um dia.
   *[other] Um pedido sem resposta é eliminado depois de { $count } dias.
}
join-rules = Aqui valem estas regras:
join-waiting-title = Pedem para entrar
join-answer-field = O que queres dizer a quem pede
join-answer-hint = Lê-se na página da respetiva ligação.
join-accept = Dizer que sim
join-decline = Dizer que não
join-open-title = Quem pode pedir para entrar?
join-open = Toda a gente pode pedir para entrar, e responde quem administra.
join-words = O que querem dizer a quem pede
join-closed-here = Quem gere este servidor só deixa entrar pessoas convidadas, por isso de momento ninguém pode pedir.
home-joining = { $count ->
    [one] { $count } pessoa pede para entrar
   *[other] { $count } pessoas pedem para entrar
}
done-join-withdrawn = O teu pedido foi retirado, e tudo o que escreveste foi eliminado.
done-join-accepted = Aceite. A página da respetiva ligação diz isso.
done-join-declined = Recusado. A página da respetiva ligação diz isso.
error-why-missing = Diz quem és e porque queres entrar.
error-join-full = Já há demasiadas pessoas à espera de resposta. Tenta daqui a uns dias.
error-join-asked = Já pediste. Alguém vai responder.
error-join-decided = Outra pessoa já respondeu, ou o pedido foi retirado.

## Devices

device-on = { $browser } em { $system }
session-since = Sessão aberta desde

## Privacy

privacy-title = Privacidade
privacy-lead = O que este servidor guarda, por quanto tempo, e quem o vê. Nada é medido para publicidade, e nenhuma outra empresa recebe nada.
privacy-account = A tua conta
privacy-account-text = Guardamos o nome com que entras, o nome que os outros veem, a tua língua, uma forma cifrada da tua palavra-passe que não se pode reverter, e quando cá estiveste pela última vez. Quando eliminas a tua conta, tudo isso desaparece logo.
privacy-letters = Se pedires e-mails, guardamos quando confirmaste o teu endereço. Para que endereços foi esta pergunta fica guardado numa forma cifrada durante um dia, para que ninguém seja perguntado mais vezes.
privacy-devices = Dispositivos
privacy-devices-text = { $count ->
    [one] Onde tens sessão aberta, guardamos o nome que o teu navegador dá a si próprio e quando foi usado pela última vez. Depois de um dia sem visitas a sessão termina e é esquecida. Vês a lista nas tuas definições, e podes terminar cada uma.
   *[other] Onde tens sessão aberta, guardamos o nome que o teu navegador dá a si próprio e quando foi usado pela última vez. Depois de { $count } dias sem visitas a sessão termina e é esquecida. Vês a lista nas tuas definições, e podes terminar cada uma.
}
privacy-cookies = Há um cookie que mantém a tua sessão e outro para a tua língua. Nada mais é guardado no teu navegador, a não ser que ligues as notificações no teu dispositivo.
privacy-push = Se ligares as notificações num dispositivo, elas passam cifradas por um serviço de quem faz o teu navegador, que fica a saber que te foi enviado algo e quando, mas não o quê. Enquanto não as desligares nem saíres da sessão, guardamos o endereço do teu navegador nesse serviço, e o teu navegador guarda o pequeno programa que as mostra.
privacy-addresses = Endereços de internet
privacy-addresses-text = { $count ->
    [one] O teu endereço de internet só é usado para abrandar quem tenta adivinhar palavras-passe: uma forma cifrada dele é esquecida depois de um minuto.
   *[other] O teu endereço de internet só é usado para abrandar quem tenta adivinhar palavras-passe: uma forma cifrada dele é esquecida depois de { $count } minutos.
}
privacy-writing = O que escreves
privacy-writing-text = As ofertas, os pedidos e as respostas que escreves por uma cooperativa são da cooperativa e ficam quando sais, sem o teu nome. O que é público vai para outros servidores, e pede-se-lhes que o eliminem quando é eliminado aqui. Não os podemos obrigar.
privacy-searches = Pesquisas
privacy-searches-text = O que procuras não é guardado, nem contado a ninguém. Só fica guardada uma pesquisa que tu guardes, e só para ti, até a apagares ou apagares a tua conta.
privacy-searches-own = { $count ->
    [one] Durante { $count } dia o servidor lembra-se de quem publicou algo aqui, para não avisar ninguém dos seus próprios anúncios.
   *[other] Durante { $count } dias o servidor lembra-se de quem publicou algo aqui, para não avisar ninguém dos seus próprios anúncios.
}
privacy-place-text = «Perto de mim» e «Usar o lugar onde estou» só perguntam ao teu dispositivo onde está quando os premes. O teu navegador arredonda a resposta a cerca de um quilómetro antes de a enviar. Numa pesquisa fica depois no endereço da página, e portanto no histórico do teu navegador; aqui não é guardada.
privacy-posts = Publicações de outros lados
privacy-posts-text = { $count ->
    [one] As publicações de quem uma cooperativa segue são guardadas por um dia, e as cópias das suas imagens também.
   *[other] As publicações de quem uma cooperativa segue são guardadas por { $count } dias, e as cópias das suas imagens também.
}
privacy-held = { $count ->
    [one] O que desconhecidos enviam e sobre que ninguém decidiu é recusado depois de um dia.
   *[other] O que desconhecidos enviam e sobre que ninguém decidiu é recusado depois de { $count } dias.
}
privacy-peers = { $count ->
    [one] Outros servidores que ninguém segue são esquecidos depois de um dia sem sinal de vida.
   *[other] Outros servidores que ninguém segue são esquecidos depois de { $count } dias sem sinal de vida.
}
privacy-requests = Pedidos para entrar
privacy-requests-text = { $count ->
    [one] O que escreves quando pedes para entrar é lido por quem administra essa cooperativa. Depois de uma resposta é eliminado no prazo de um dia.
   *[other] O que escreves quando pedes para entrar é lido por quem administra essa cooperativa. Depois de uma resposta é eliminado no prazo de { $count } dias.
}
privacy-log = O registo
privacy-log-text = { $count ->
    [one] O que quem administra faz a contas, papéis, outros servidores e definições fica anotado por um dia, para que se possa explicar. Quando uma conta é eliminada, o seu nome desaparece do registo.
   *[other] O que quem administra faz a contas, papéis, outros servidores e definições fica anotado por { $count } dias, para que se possa explicar. Quando uma conta é eliminada, o seu nome desaparece do registo.
}
privacy-backups = Cópias
privacy-backups-text = Quem gere este servidor faz cópias de tudo, para que nada se perca. O que eliminas fica numa dessas cópias até a cópia ser eliminada. Pergunta por quanto tempo se guardam as cópias.
privacy-yours = Os teus direitos
privacy-yours-text = Podes levar contigo tudo o que há sobre ti num ficheiro, e podes eliminar a tua conta, sem perguntares a ninguém.
privacy-ask = As perguntas vão para quem gere este servidor:
foot-privacy = Privacidade

## About the instance

about-rules = Regras
about-contact = Quem o gere

## Running an instance

nav-running = Servidor
running-title = Gerir este servidor
running-tab-now = Agora
running-tab-doctor = Os outros veem-nos?
running-tab-backups = Cópias
running-tab-log = Registo
running-tab-settings = Definições
running-health = Como está
running-waits = O que espera por ti
running-nothing-waits = Nada espera por ti.
running-figures = Em números
running-figure-deliveries = entregas à espera
running-figure-dead = entregas falhadas
running-figure-arrivals = chegadas à espera
running-figure-peers = outros servidores conhecidos
running-figure-shut = outros servidores deixados de fora
running-figure-database = na base de dados
running-figure-free = livres no disco
running-version = Versão
running-version-text = Isto é o Allmende { $version }. Para pôr uma nova versão: faz uma cópia da base de dados, põe o programa novo no lugar do antigo e inicia-o. Ele próprio atualiza a base de dados.
running-since = A funcionar desde { $time }.
running-more-deliveries = Todas as entregas
running-more-peers = Todos os servidores
running-verdict-good = bem
running-verdict-look = a ver
running-verdict-wrong = mal
running-technical = Em termos técnicos
running-no-machine = Esta página não consegue ver a máquina agora.
size-kb = { $number } kB
size-mb = { $number } MB
size-gb = { $number } GB

check-database = Base de dados
check-database-good = A base de dados responde.
check-database-look = A base de dados responde, mas a sua versão não é a deste programa. Faz uma cópia e inicia o programa de novo.
check-database-wrong = A base de dados não responde bem. Vê o registo do programa, e repõe uma cópia se estiver danificada.
check-disk = Disco
check-disk-good = Há espaço que chegue: { $free } livres.
check-disk-look = Só há { $free } livres, pouco para uma cópia da base de dados. Arranja espaço antes da próxima cópia.
check-disk-wrong = Só há { $free } livres. Arranja espaço já: quando o disco enche, não se pode guardar mais nada.
check-queue = O que sai
check-queue-good = O que se envia a outros servidores chega, ou vai tentar-se em breve outra vez.
check-queue-look = { $count ->
    [one] { $count } outro servidor espera por algo há mais de um dia. Vê as entregas: pode estar desligado.
   *[other] { $count } outros servidores esperam por algo há mais de um dia. Vê as entregas: podem estar desligados.
}
check-arrivals = O que entra
check-arrivals-good = O que outros servidores enviam é recebido sem demora.
check-arrivals-look = { $count ->
    [one] { $count } coisa que chegou não se conseguiu receber. Vê a lista e tenta outra vez.
   *[other] { $count } coisas que chegaram não se conseguiu receber. Vê a lista e tenta outra vez.
}
check-mail = E-mail
check-mail-good = Podem enviar-se e-mails, por exemplo a quem esqueceu a palavra-passe.
check-mail-off = Não há servidor de e-mail configurado. Não é preciso: quem administra pode dar ligações para uma nova palavra-passe.
check-clock = Relógio
check-clock-good = O relógio desta máquina é plausível.
check-clock-wrong = O relógio desta máquina está errado, e outros servidores recusam o que ela envia. Acerta-o, e faz com que se mantenha certo (NTP).
check-heard = Contacto de fora
check-heard-good = Outro servidor chegou a este em { $time }.
check-heard-look = Ainda nenhum outro servidor chegou a este. Vê se os outros vos conseguem ver.
check-development-look = Este é um servidor de teste. Nunca deixes desconhecidos usá-lo.
check-development = Teste

doctor-lead = Este servidor pergunta a si próprio pelo seu nome público, como faria outro servidor. Cada verificação demora alguns segundos.
doctor-limits = O que isto não consegue ver: uma firewall que deixa passar esta máquina mas mais ninguém. A melhor prova é que outro servidor vos tenha contactado.
doctor-look = Ver agora
doctor-not-yet = ainda por ver
doctor-looking = a ver…
doctor-outside = De fora
doctor-inside = Nesta máquina
check-name = Nome
check-name-good = O nome deste servidor leva a um endereço.
check-name-wrong = O nome deste servidor não leva a lado nenhum. Indica o endereço dele onde compraste o nome (DNS). Pode demorar uma hora até todos saberem.
check-page = Porta
check-page-good = O servidor abre a porta com o seu nome público e um certificado válido.
check-page-wrong = Ninguém entra pelo nome público. Vê se o proxy que tem o certificado (TLS) está a funcionar, se passa tudo a este programa, e se a porta 443 está aberta.
check-webfinger = Ser encontrado
check-webfinger-good = Outros servidores encontram as vossas cooperativas pelo nome (WebFinger).
check-webfinger-wrong = Outros servidores não encontram as vossas cooperativas pelo nome. O proxy tem de passar /.well-known/webfinger a este programa.
check-actor = Ser conhecido
check-actor-good = Outros servidores conseguem ler quem é este servidor.
check-actor-wrong = Outros servidores não conseguem ler quem é este servidor. O proxy tem de passar os pedidos tal como são, também os de «application/activity+json».
check-inbox = Caixa de entrada
check-inbox-good = O que outros servidores enviam chega à caixa de entrada.
check-inbox-wrong = O que outros servidores enviam não chega à caixa de entrada. O proxy tem de deixar passar os pedidos POST para /inbox, com todos os cabeçalhos.
check-address = Endereço público
check-address-good = O endereço público está em ordem.
check-address-look = Este é um servidor de teste. Nunca deixes desconhecidos usá-lo.
check-address-wrong = O endereço público não está em ordem. Define instance.url na configuração.
check-proxy = Proxy
check-proxy-look = Para este programa, todas as visitas parecem vir de um só endereço. Indica o teu proxy em http.trusted_proxies.
check-directory = Pasta dos dados
check-directory-good = Pode escrever-se na pasta dos dados.
check-directory-wrong = Não se pode escrever na pasta dos dados. Dá ao programa o direito de lá escrever.
check-certificates = Outros certificados
check-certificates-good = Os outros certificados podem ser lidos.
check-certificates-wrong = Os outros certificados não podem ser lidos. Vê tls.ca_file.
check-figures = Números
check-figures-good = Os números só são mostrados nesta máquina.
check-figures-look = Desconhecidos talvez consigam ler os números. Define metrics.listen como um endereço desta máquina.
check-mail-wrong = O servidor de e-mail não pode ser usado. Vê a secção [mail] da configuração.
check-space = Espaço
check-space-good = Há espaço que chegue no disco.
check-space-wrong = Há pouco espaço no disco. Arranja espaço já.

backups-lead = Uma cópia contém tudo: cooperativas, ofertas, mensagens, imagens, contas. Guarda uma noutra máquina, e verifica de vez em quando se a consegues ler.
backups-make = Fazer uma cópia agora
backups-none = Ainda não se fez aqui nenhuma cópia.
backups-whole = pronta
backups-being-made = a ser feita; volta a carregar esta página daqui a pouco
backups-take = Descarregar
backups-take-named = Descarregar { $name }
backups-password = A tua palavra-passe, porque uma cópia contém todos os segredos deste servidor
backups-where = As cópias estão em { $place }. Guardam-se as últimas { $count }.
backups-configuration = O ficheiro de configuração não está incluído. Guarda-o com a cópia.
backups-postgres = A vossa base de dados é PostgreSQL, que tem uma ferramenta própria para cópias. Faz com que isto corra todos os dias na máquina deste programa:
backups-cron = Para fazer uma cópia todas as noites, faz com que a máquina corra isto:
done-backup = A cópia está feita.
error-backup-elsewhere = A vossa base de dados é PostgreSQL. A ferramenta dela é que faz as cópias.
error-backup-runs = Já se está a fazer uma cópia. Espera um pouco.
error-backup-no-room = Não há espaço que chegue no disco para uma cópia. Arranja espaço primeiro.
error-examination-runs = Alguém está a ver neste momento. Tenta outra vez daqui a uns segundos.

log-lead = { $count ->
    [one] Quem fez o quê a contas, papéis, outros servidores, definições e cópias. As entradas são guardadas por um dia.
   *[other] Quem fez o quê a contas, papéis, outros servidores, definições e cópias. As entradas são guardadas por { $count } dias.
}
log-kind = Tipo
log-kind-any = Tudo
log-kind-accounts = Contas
log-kind-members = Membros e papéis
log-kind-peers = Outros servidores
log-kind-moderation = Moderação
log-kind-settings = Definições
log-kind-backups = Cópias
log-person = Pessoa
log-person-any = Toda a gente
log-filter = Mostrar
log-empty = Não há nada no registo.
log-older = Entradas mais antigas
log-operator = Linha de comandos
log-former = alguém que já não é membro
log-nobody = uma conta que já não existe
did-account-added = adicionou a conta de { $about }
did-account-suspended = suspendeu a conta de { $about }
did-account-resumed = deixou { $about } voltar a entrar
did-account-deleted = eliminou uma conta
did-account-left = eliminou a própria conta
did-password-set = definiu uma nova palavra-passe para { $about }
did-reset-link-made = criou uma ligação para uma nova palavra-passe de { $about }
did-invitation-made = convidou pessoas para { $coop } ({ $detail })
did-invitation-withdrawn = retirou um convite para { $coop }
did-invitation-accepted = entrou em { $coop } por convite ({ $detail })
did-member-added = adicionou { $about } a { $coop } ({ $detail })
did-role-changed = mudou o papel de { $about } em { $coop }: { $detail }
did-member-removed = removeu { $about } de { $coop }
did-member-left = saiu de { $coop }
did-joining-set = escolheu quem pode pedir para entrar em { $coop }
did-join-accepted = disse que sim a um pedido para entrar em { $coop }
did-join-declined = disse que não a um pedido para entrar em { $coop }
did-joined = entrou em { $coop } depois de pedir
did-rules-set = definiu as regras sobre outros servidores
did-peer-decided = decidiu sobre { $subject }: { $detail }
did-peer-undecided = retirou a decisão sobre { $subject }
did-keys-trusted = confiou nas chaves novas de { $subject }
did-list-imported = importou a lista { $subject }
did-list-retracted = retirou a lista { $subject }
did-held-let-through = deixou passar o que estava retido ({ $detail })
did-held-refused = recusou o que estava retido ({ $detail })
did-host-purged = tirou tudo o que era de { $subject }
did-report-done = tratou de uma denúncia
did-report-forwarded = transmitiu uma denúncia
did-set-up = preparou este servidor com { $coop }
did-settings-changed = mudou a definição { $subject }
did-cooperative-founded = fundou { $coop }
did-cooperative-edited = editou o que { $coop } diz de si
did-cooperative-moved = mudou { $coop } para { $subject }
did-cooperative-moved-back = desfez a mudança de { $coop }
did-backup-made = fez a cópia { $subject }
did-backup-taken = descarregou a cópia { $subject }
did-unknown = fez algo que um programa mais novo anotou ({ $subject })

settings-instance-lead = O que vale a partir da próxima página, sem reiniciar.
field-instance-name = Nome deste servidor
field-instance-name-hint = Está no título de todas as páginas. Vazio: o endereço do servidor.
field-instance-description = Para que serve este servidor?
field-instance-description-hint = É mostrado na página sobre este servidor. Podes usar Markdown.
field-instance-contact = Quem o gere, e como contactar
field-instance-contact-hint = Um endereço, um número de telefone, ou um lugar e uma hora. Toda a gente pode ler.
field-instance-rules = Regras
field-instance-rules-hint = O que toda a gente aqui cumpre. Quem entra lê-as primeiro. Podes usar Markdown.
field-instance-language = Língua de quem não escolhe nenhuma
instance-language-file = Como na configuração
field-entry = Quem pode vir?
entry-invited = Só pessoas convidadas
entry-asking = Pessoas convidadas, e quem pede onde uma cooperativa o permite
settings-file-title = O que está na configuração
settings-file-lead = Isto é apenas mostrado. Para o mudar, edita o ficheiro de configuração e inicia o programa de novo.
settings-file-at = O ficheiro é { $place }.
settings-file-none = Não foi lido nenhum ficheiro de configuração; o programa corre com os seus valores habituais e o ambiente.
settings-key = Chave
settings-value = Valor
settings-meaning = O que significa
settings-empty = vazio
config-instance-url = O endereço público. Nunca mais pode mudar depois de outros servidores o conhecerem.
config-instance-private = Se os desconhecidos não veem mesmo nada.
config-instance-development = Se isto é um teste numa só máquina.
config-http-listen = Onde o programa espera por pedidos.
config-http-drain_seconds = Por quanto tempo ainda se aceitam pedidos quando o programa para.
config-database-url = Que base de dados é usada.
config-data-directory = Onde estão os dados.
config-federation-authorized_fetch = Se para ler é precisa a assinatura de outro servidor.
config-media-upload_bytes_max = A maior imagem, em bytes.
config-languages-default = A língua quando ninguém escolheu uma.
config-mail-host = O servidor de e-mail que envia os e-mails.
config-metrics-listen = Onde se mostram os números para vigiar o servidor.
config-log-level = Quanto se escreve no registo do programa.
