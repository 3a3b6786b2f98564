### The sentences of the pages.

## Around every page

skip-to-content = Ir para o conteúdo
nav-main = Navegação principal
nav-catalogue = Catálogo
nav-cooperatives = Cooperativas
nav-home = O meu espaço
nav-reading = Leituras
nav-peers = Outros servidores
nav-deliveries = Entregas
nav-sign-in = Entrar
nav-sign-out = Sair
foot-about = Sobre { $host }
foot-language = Língua
pages = Páginas
pages-previous = Página anterior
pages-next = Página seguinte
form-errors = Revê o que escreveste
save = Guardar
cancel = Cancelar
limited = Limitado

## Said once, after something was done

done-published = Publicado. Quem te segue recebe o aviso.
done-share-which = Escolhe para qual das tuas cooperativas.
done-share-others = As ofertas e os pedidos são publicados por quem gere ou administra uma cooperativa. Diz-lhes o que tens ou de que precisas.
done-saved = Guardado.
done-closed = Fechado. Continua legível para quem chega tarde.
done-removed = Removido daqui, e pede-se aos outros servidores que removam as suas cópias.
done-asked = A tua pergunta vai a caminho.
done-answered = A tua mensagem vai a caminho.
done-archived = Arquivada. Uma nova mensagem trá-la de volta.
done-followed = Agora segues esta conta.
done-follow-asked = O pedido vai a caminho. Espera por um sim do outro lado.
done-unfollowed = Já não segues esta conta.
done-catalogue-asked = O catálogo está a ser lido. Volta daqui a pouco.
done-catalogue-recent = O catálogo está a ser lido, ou foi lido há pouco.
done-moved = Mudança feita. Quem segue esta cooperativa recebe o aviso.
done-moved-back = A mudança foi desfeita. Esta cooperativa pode voltar a publicar.
done-joined = Damos-te as boas-vindas! Agora és membro.
done-set-up = O teu servidor está pronto. Publica a tua primeira oferta ou o teu primeiro pedido.
done-founded = A cooperativa está pronta.
done-password = A tua palavra-passe mudou, e a sessão terminou em todos os outros dispositivos.
done-reset-asked = Se alguém daqui tem este endereço, vai um e-mail a caminho.
done-reset = A tua palavra-passe mudou. Entra com a nova.
done-account-deleted = A conta foi eliminada.
done-passkey-added = A chave de acesso foi adicionada.
done-passkey-removed = A chave de acesso foi removida daqui. Remove-a também do teu dispositivo.
done-session-ended = A sessão terminou lá.

## A fresh instance

fresh-title = Quase pronto
fresh-lead = Este servidor está a funcionar, mas ainda não tem nenhuma cooperativa.
fresh-step-terminal = Vê no terminal em que o servidor foi iniciado.
fresh-step-link = Abre a ligação de configuração que lá aparece: serve uma só vez.
fresh-step-done = Escreve o nome da tua cooperativa e o teu nome de acesso. É tudo.
fresh-lost = A ligação serve uma vez, durante um dia. Cada arranque do servidor mostra uma nova. Também podes criar um membro na linha de comandos:

## First run

setup-title = Prepara o teu servidor
setup-lead = Um minuto, e a tua cooperativa pode partilhar com outras. Tudo, menos o nome curto, se pode mudar depois.
setup-cooperative = A tua cooperativa
setup-you = Tu
setup-finish = Terminar

## Catalogue

catalogue-title = Catálogo
catalogue-lead = O que as cooperativas partilham e aquilo de que precisam: ferramentas, espaços, veículos, competências, dados, software e documentos.
catalogue-search = Procurar
catalogue-words = O que procuras?
catalogue-more = Mais filtros
catalogue-apply = Aplicar filtros
catalogue-reset = Mostrar tudo
catalogue-closed-too = Mostrar também os fechados
catalogue-results = Resultados
catalogue-empty = Ainda não há nada publicado.
catalogue-nothing-found = Nada corresponde. Tenta com menos palavras ou menos filtros.
any-sector = Todos os setores
any-sdg = Todos os objetivos
any-cooperative = Todas as cooperativas
distance-km = { $km } km
age-now = copiado agora mesmo
age-minutes = { $count ->
    [one] copiado há { $count } minuto
   *[other] copiado há { $count } minutos
}
age-hours = { $count ->
    [one] copiado há { $count } hora
   *[other] copiado há { $count } horas
}
age-days = { $count ->
    [one] copiado há { $count } dia
   *[other] copiado há { $count } dias
}

## A listing

listing-from = De
listing-is-draft = Isto é um rascunho. Só os membros da cooperativa o veem.
listing-is-reserved = Está reservado neste momento.
listing-facts = Em resumo
listing-subjects = Temas
listing-link = Página ou ficheiro
listing-updated = Última mudança:
listing-original = Isto é uma cópia. O original está em
listing-resource = Mais sobre este recurso
listing-manage = Gerir
listing-publish = Publicar
listing-publish-again = Publicar outra vez
listing-edit = Editar
listing-close = Fechar
listing-remove = Remover
listing-deliveries = Quem o recebeu
likes = { $count ->
    [one] { $count } gosto
   *[other] { $count } gostos
}
shares = { $count ->
    [one] partilhado { $count } vez
   *[other] partilhado { $count } vezes
}
place-coordinates = Coordenadas
place-approximate = (aproximadas)
fact-quantity = Quantidade
fact-available = Ainda disponível
fact-minimum = O mínimo que se pode levar
fact-effort = Tempo necessário
fact-window = Quando
fact-in-return = Em troca
fact-eligibility = Quem pode ver
window-from = a partir de { $from }
window-until = até { $until }
window-both = de { $from } a { $until }
licence-use = Podes usá-lo e copiá-lo livremente.
licence-change = Podes modificá-lo.
licence-no-change = Não podes modificá-lo.
licence-sell = Podes vendê-lo e usá-lo num negócio.
licence-no-sell = Não podes vendê-lo nem dar-lhe uso comercial.
licence-credit = Indica quem o fez e a licença.
licence-share-alike = Partilha as tuas modificações com a mesma licença.
licence-unknown = Lê a licença para saberes o que é permitido.
remove-title = Remover este anúncio?
remove-explained = O texto e as imagens desaparecem daqui, e pede-se a cada um dos outros servidores que elimine a sua cópia. Não se pode desfazer. Para dizer só que já não está disponível, fecha-o.
remove-confirm = Remover para sempre
ask-title = Perguntar
ask-send = Enviar a pergunta
ask-own-account = Perguntar com outra conta
ask-sign-in-lead = És membro de uma cooperativa daqui? Então perguntas em nome dela.
ask-sign-in = Entrar e perguntar
ask-who-may = Aqui pergunta, em nome de outra cooperativa, quem a gere ou administra. Fala com alguém da tua.
ask-search-for = Qualquer conta do fediverso (Mastodon e outros) pode perguntar. Cola este endereço na pesquisa do teu servidor e responde ao que aparecer:
ask-or-write-to = Ou escreve uma mensagem direta a:
ask-answer-comes = A resposta chega à tua conta.
back-to-listing = Voltar ao anúncio

## A resource

resource-held-by = Na posse de
resource-offers = Ofertas
resource-no-offers = Neste momento não está em oferta.
resource-edit-title = Editar este recurso
resource-edit-apart = O que mudares aqui deixa de acompanhar a oferta, e a oferta não o acompanha.
resource-remove-title = Remover este recurso?
resource-remove-explained = O texto e as imagens desaparecem daqui, e os outros servidores verão que já não existe quando o procurarem. Não se pode desfazer.

## Cooperatives

coops-lead = As cooperativas que partilham através de { $host }.
coops-empty = Ainda não há nenhuma cooperativa aqui.
coop-found = Fundar uma cooperativa
coop-listings = Ofertas e pedidos
coop-about = Quem somos
coop-follow-title = Segue-nos
coop-follow-how = No Mastodon ou num serviço parecido, procura este nome e segue-o: as novas ofertas e os novos pedidos vão ter contigo.
coop-follow-or-address = Se isso não chegar, procura o endereço:
coop-followers-count = { $count ->
    [0] sem seguidores
    [one] { $count } seguidor
   *[other] { $count } seguidores
}
coop-following-count = segue { $count }
coop-tab-page = Página
coop-tab-inquiries = Perguntas
coop-tab-following = A seguir
coop-tab-followers = Seguidores
coop-tab-members = Membros
coop-tab-settings = Perfil
coop-archive = Leva tudo contigo
coop-archive-text = Um ficheiro com o que a cooperativa é, as suas ofertas e pedidos com as imagens, as suas conversas e quem segue: para guardar, ou para continuar noutro servidor. Contém cartas de pessoas, por isso guarda-o como guardarias essas cartas.
coop-archive-download = Descarregar tudo (zip)

## Members' home

home-hello = Olá { $name }
home-no-cooperative = Ainda não pertences a nenhuma cooperativa. Pede a uma uma ligação de convite.
home-inquiries = { $count ->
    [one] { $count } pergunta espera resposta
   *[other] { $count } perguntas esperam resposta
}
home-inquiries-more = Mais de { $count } perguntas esperam resposta
home-requests = { $count ->
    [one] { $count } conta pede para vos seguir
   *[other] { $count } contas pedem para vos seguir
}
home-nothing-waits = Nada espera por ti.
home-your-role = O teu papel aqui: { $role }.
home-drafts = Rascunhos
home-latest = O mais recente
home-nothing-published = Ainda não há nada publicado.

## Publishing

publish-title = Oferecer ou pedir algo
publish-edit-title = Editar
publish-other-languages = Outras línguas
publish-more = Mais: quantidade, em troca, lugar, temas…
publish-more-photos = Mais fotografias
publish-drop-image = Remover esta imagem
publish-goes-out = As tuas mudanças chegam a quem recebeu este anúncio.
publish-save-changes = Guardar as mudanças
publish-save-draft = Guardar o rascunho
choose-nature = Escolhe
usual-action = O habitual para este tipo de coisa
no-commons-role = Não indicada

## Inquiries

inquiries-empty = Não há perguntas aqui.
inquiry-all = Todas as perguntas
inquiry-with = Conversa com { $name }
inquiry-cut-off = O servidor de { $name } está bloqueado aqui. O que foi dito fica; nada de novo chega, e nada se pode enviar.
inquiry-about = Sobre
inquiry-by = de { $name }
inquiry-to = para { $name }
inquiry-no-listing = Mensagem direta
inquiry-send = Enviar
inquiry-archive = Arquivar

## Following and followers

following-empty = Esta cooperativa ainda não segue ninguém. Segue outras para encontrares aqui as suas ofertas e pedidos.
follow-title = Seguir uma cooperativa ou uma pessoa
follow-do = Seguir
follow-end = Deixar de seguir
follow-withdraw = Retirar o pedido
followers-pending = Pedidos para seguir
followers-empty = Ainda ninguém segue esta cooperativa.
followers-by-hand = Quem quer seguir espera pelo vosso sim. Pode mudar-se no perfil.
followers-automatic = Quem quiser seguir, pode. Pode mudar-se no perfil.
follower-accept = Aceitar
follower-reject = Recusar
follower-remove = Remover
follower-since = desde { $date }

## Reading

reading-lead = Publicações das contas que as nossas cooperativas seguem.
reading-empty = Ainda não há nada para ler. As publicações aparecem quando uma cooperativa daqui segue alguém que escreve.
reading-shared-by = partilhado por { $handle }
reading-attached = { $medium }: { $alt }
reading-medium-picture = Imagem
reading-medium-video = Vídeo
reading-medium-sound = Som
reading-medium-page = Página
reading-medium-file = Ficheiro
reading-sensitive = Anexo; quem publicou aconselha cautela
reading-kind-question = Sondagem
reading-kind-article = Artigo
reading-kind-page = Contributo
reading-kind-image = Imagem
reading-kind-video = Vídeo
reading-kind-audio = Som
reading-kind-event = Evento
reading-kind-document = Documento
reading-kind-unknown = Algo que este programa não conhece ({ $type })
reading-open-vote = Votar em { $host }
reading-open-read = Ler em { $host }
reading-open-watch = Ver o vídeo em { $host }
reading-open-listen = Ouvir em { $host }
reading-open-see = Ver em { $host }
reading-answers = Responde a uma publicação em { $host }
reading-quotes = Cita uma publicação em { $host }
reading-whole = O texto completo
reading-no-words = Sem palavras.
reading-votes = { $count ->
    [one] { $count } voto
   *[other] { $count } votos
}
reading-voters = { $count ->
    [one] { $count } pessoa votou.
   *[other] { $count } pessoas votaram.
}
reading-poll-several = Podem escolher-se várias respostas.
reading-poll-over = A votação terminou.
reading-poll-until = Pode votar-se até { $date }.
reading-event-starts = Começa
reading-event-ends = Acaba
reading-event-place = Onde

## Peers

peers-lead = Outros servidores de que tivemos notícia, e o que decidimos sobre eles.
peers-empty = Ainda não se conhece nenhum outro servidor.
peer-host = Servidor
peer-host-hint = Por exemplo: coop.example. Vale também para os nomes abaixo dele.
peer-policy = Decisão
peer-reason = Motivo
peer-reason-hint = Para quem decidir depois de ti.
peer-software = Programa
peer-seen = Última notícia
peer-in-trouble = com problemas
peer-decide = Decidir sobre um servidor

## Signing in, invitations, members

sign-in-title = Entrar
sign-in-no-account = Ainda não tens conta? Uma cooperativa pode enviar-te uma ligação de convite.
invitation-title = Convite
invitation-to = Tens um convite de { $name }
invitation-role = Entrarias com o papel: { $role }.
invitation-as = Tens sessão iniciada como { $name }.
invitation-join = Juntar-me
invitation-have-account = Já tenho uma conta
invitation-made = Envia esta ligação a quem convidas:
invitation-once = Só é mostrada agora.
invite-title = Convidar alguém
invite-make = Criar ligação
invite-open = Convites abertos
invite-uses-left = { $count ->
    [one] para mais { $count } pessoa
   *[other] para mais { $count } pessoas
}
invite-until = até { $date }
invite-withdraw = Retirar
member-you = tu
member-role-of = Papel de { $name }
member-remove = Remover
member-leave = Sair da cooperativa

## A member's own settings

settings-title = As tuas definições
settings-login = Entras como { $login }.
settings-profile = Nome e língua
settings-password = Palavra-passe
settings-change-password = Mudar a palavra-passe
settings-sessions = Onde tens sessão aberta
settings-sessions-lead = Se não reconheces alguma, termina-a e muda a tua palavra-passe.
session-this = este dispositivo
session-seen = Último uso
session-unknown = Programa desconhecido
session-end = Terminar sessão
session-end-others = Terminar sessão em todos os outros

## About

about-title = Sobre este servidor
about-lead = Aqui as cooperativas partilham o que têm em comum com outras cooperativas, com normas abertas e sem uma plataforma pelo meio.
about-cooperatives = { $count ->
    [0] Aqui ainda não vive nenhuma cooperativa.
    [one] Aqui vive { $count } cooperativa.
   *[other] Aqui vivem { $count } cooperativas.
}
about-federation = Ligadas, não centralizadas
about-federation-text = Este servidor troca ofertas, pedidos e mensagens com outros servidores por ActivityPub. Quem tiver conta no Mastodon ou noutro serviço parecido pode seguir uma cooperativa daqui e fazer perguntas sobre o que ela partilha.
about-privacy = O que procuras fica aqui
about-privacy-text = As pesquisas fazem-se na cópia dos catálogos que este servidor tem. Há um cookie para manter a tua sessão e outro para a tua língua, e ninguém te segue o rasto.
about-program = O programa
about-host = Servidor
about-version = Versão
about-licence = Licença do programa
about-source = Código-fonte deste programa
about-source-ask = O programa é software livre. Pede a quem gere este servidor o código-fonte da versão em uso: tens direito a ele.

## When something went wrong

problem-to-catalogue = Para o catálogo
problem-not-found-title = Aqui não há nada
problem-not-found-text = Esta página não existe, ou não é para toda a gente. Se é da tua cooperativa, entra primeiro.
problem-gone-title = Já esteve aqui
problem-gone-text = Foi removido, ou a ligação já foi usada ou é demasiado antiga.
problem-sign-in-title = Entra, por favor
problem-sign-in-text = Para isto é preciso uma conta. Nada foi mudado.
problem-forbidden-title = Não com o teu papel
problem-forbidden-text = Alguém com outro papel na cooperativa pode fazer isto. Nada foi mudado.
problem-invalid-title = Algo não está certo
problem-conflict-title = Agora não é possível
problem-too-many-title = Demasiadas tentativas
problem-too-many-text = { $count ->
    [one] Tenta outra vez daqui a um minuto.
   *[other] Tenta outra vez daqui a { $count } minutos.
}
problem-unavailable-title = Um momento, por favor
problem-unavailable-text = Neste momento não funciona. Nada foi mudado; tenta outra vez daqui a pouco.
problem-internal-title = A culpa é nossa
problem-internal-text = O servidor cometeu um erro e anotou-o para quem o gere. Nada foi mudado.
problem-cross-site-title = Enviado de outro sítio
problem-cross-site-text = Para tua segurança, só se aceitam formulários deste sítio. Abre a página aqui e envia outra vez.
problem-method-title = Assim não
problem-method-text = Este endereço não se pode usar dessa maneira.
problem-too-large-title = Demasiado grande
problem-too-large-text = Todos os ficheiros juntos podem ter 32 MB. Envia menos, ou mais pequenos.
problem-bad-request-title = Não se percebeu
problem-bad-request-text = O servidor não conseguiu ler o que foi enviado. Volta atrás e tenta outra vez.

## Moving

move-title = Mudança
move-link = Esta cooperativa vem de outro lado para aqui, ou vai-se embora
move-here-title = Vir para aqui
move-here-how = Se esta cooperativa tinha antes outro endereço, indica-o aqui. Depois diz no sítio antigo que ela se muda para este endereço: quem a seguia lá vem com ela.
move-away-title = Ir para outro lado
move-away-how = Primeiro indica este endereço como anterior no novo sítio:
move-away-means = Depois, quem segue esta cooperativa recebe o aviso para seguir o novo endereço. O que foi publicado continua legível aqui; nada de novo se pode publicar até desfazeres a mudança.
move-do = Mudar
move-since = Mudança em { $date } para:
move-quiet = O que foi publicado continua legível aqui. Nada de novo se pode publicar.
move-back = Desfazer a mudança
coop-moved-to = Esta cooperativa mudou-se para:
catalogue-listings = { $count ->
    [one] { $count } anúncio do seu catálogo
   *[other] { $count } anúncios do seu catálogo
}
catalogue-under-way = O seu catálogo está a ser lido.
catalogue-unread = O seu catálogo ainda não foi lido.
catalogue-none = Não tem catálogo para copiar.
catalogue-trouble = Catálogo não lido
catalogue-fetch = Ir buscar o catálogo agora
