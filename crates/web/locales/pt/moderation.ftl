## Servers and the rules about them

peers-tab = Servidores
policy-none = Sem decisão
peer-by-list = pela lista «{ $list }»
mode-allow-list-notice = Este servidor só fala com servidores que alguém permitiu. Todos os outros são recusados: o que enviam, o que pedem, o que lhes enviaríamos e a procura de pessoas lá.
rules-title = Regras para todos os outros
rules-lead = Valem para servidores sobre os quais ninguém decidiu.
rules-mode = Com quem falamos
rules-mode-hint = Uma mudança vale logo, nos dois sentidos. Voltar atrás repõe o que havia.
mode-open = Com todos os que não estão suspensos
mode-allow-list = Só com servidores que alguém permitiu
rules-newcomers = O que enviam os servidores novos
rules-newcomers-hint = Um servidor é novo se ninguém daqui decidiu sobre ele nem o contactou.
newcomers-hold = Reter até alguém ter visto
newcomers-show = Mostrar logo
wave-title = Chegaram muitos servidores novos de uma vez
wave-notice = Muitos servidores chegaram pela primeira vez em menos de uma hora. O que os servidores novos enviam fica retido até { $until }, enquanto ninguém decidir outra coisa aqui.
wave-look = Ver o que está retido
wave-end = Tratar os servidores novos como dizem as regras
wave-home = Chegaram muitos servidores novos de uma vez: o que enviam fica retido até { $until }
rules-explained = O que é um servidor novo, e o que fica retido
rules-known-1 = Um servidor é conhecido quando alguém o permitiu, ou permitiu um domínio em que ele está.
rules-known-2 = É conhecido quando uma das nossas cooperativas segue alguém de lá, ou pediu para seguir.
rules-known-3 = É conhecido quando uma das nossas cooperativas escreveu a alguém de lá.
rules-held-what = Ficam retidas mensagens, anúncios, publicações, partilhas e gostos: o que as pessoas veriam. Os pedidos para seguir chegam à cooperativa como sempre, e as eliminações têm efeito. O que ninguém decidir em 90 dias é recusado.

## What is held

held-title = Retido
held-lead = O que chegou e não é mostrado a ninguém até o deixares passar.
held-explained = Porque é que algo fica retido
held-empty = Nada está retido.
held-by-host = Por servidor
held-items = Primeiro os mais recentes
held-items-of = De { $host }
held-all = De todos os servidores
held-choose = Selecionar
held-through = Deixar passar o selecionado
held-refuse = Recusar o selecionado
held-welcome = Permitir os servidores selecionados e deixar passar tudo
held-purge = Suspender os servidores selecionados e tirar tudo
held-kind-listing = Anúncio
held-kind-message = Mensagem
held-kind-post = Publicação
held-kind-share = Partilha
held-kind-like = Gosto
standing-newcomer = Servidor novo
standing-newcomer-means = Ninguém daqui decidiu sobre esse servidor nem o contactou.
standing-limited = Limitado
standing-limited-means = Esse servidor está limitado. O que deixares passar só é mostrado aos membros.
standing-keys-changed = Chaves novas
standing-keys-changed-means = Todas as chaves de alguém que conheces mudaram de uma vez, sem uma palavra assinada com as antigas. O domínio pode ter outro dono.
keys-title = Chaves novas
keys-lead = Pergunta a estas pessoas por outra via se ainda são elas, antes de o confirmares. Até lá, o que enviam fica retido.
keys-trust = Ainda são elas
purge-title = Suspender e tirar tudo?
purge-explained = { $count ->
    [one] Este servidor é suspenso, e tira-se tudo o que é dele: o que está retido, anúncios, publicações, mensagens, quem segue quem. Não se pode desfazer.
   *[other] Estes { $count } servidores são suspensos, e tira-se tudo o que é deles: o que está retido, anúncios, publicações, mensagens, quem segue quem. Não se pode desfazer.
}
purge-confirm = Suspender e tirar
home-held = { $count ->
    [one] { $count } coisa de outro servidor espera pela tua decisão
   *[other] { $count } coisas de outros servidores esperam pela tua decisão
}
home-reports = { $count ->
    [one] { $count } denúncia espera por ti
   *[other] { $count } denúncias esperam por ti
}
done-let-through = Passou. Aparece daqui a pouco.
done-held-refused = Recusado.
done-purged = Suspenso, e tudo o que era dele foi tirado.

## Lists of domains

lists-title = Listas
lists-lead = Recebe listas de servidores a bloquear ou a permitir, e passa a tua a outros. O formato é o do Mastodon.
lists-empty = Não foi importada nenhuma lista.
list-name = Nome da lista
list-name-hint = Importar outra vez com o mesmo nome também retira o que já não está na lista.
list-kind = Tipo
list-kind-block = Para bloquear
list-kind-allow = Para permitir
list-entries = Domínios
list-in-force = Decididos por ela
list-imported = Importada
list-retract = Retirar
list-retract-title = Retirar esta lista?
list-import-title = Importar uma lista
list-import-lead = Primeiro vês o que mudaria. A decisão de uma pessoa vale mais do que uma lista; o nosso próprio domínio e os servidores com quem lidamos ficam de fora.
list-file = Ficheiro (CSV)
list-file-hint = No máximo, 100 000 linhas. Sem cabeçalho conta a primeira coluna.
list-file-again = A lista é comprida: escolhe outra vez o mesmo ficheiro.
list-check = Ver o que mudaria
list-import = Importar
list-export-title = Exportar
list-export-block = O que está bloqueado (CSV)
list-export-allow = O que está permitido (CSV)
list-plan-title = O que mudaria
list-plan-summary = { $count ->
    [0] nada muda
    [one] muda uma decisão
   *[other] mudam { $count } decisões
}
list-plan-empty = Já está tudo assim.
list-before = Antes
list-after = Depois
list-more = { $count ->
    [one] e mais { $count }
   *[other] e mais { $count }
}
list-about-ours = Nós próprios
list-about-ours-means = Este servidor está lá. Fica de fora.
list-about-partners = Com quem lidamos
list-about-partners-means = Alguém de lá segue uma das nossas cooperativas, ou uma delas segue alguém de lá. Fica de fora; decide tu sobre eles.
list-about-by-hand = Decidido por uma pessoa
list-about-by-hand-means = Alguém daqui decidiu outra coisa. Fica assim.
list-about-gone = Já não está na lista
list-about-gone-means = O que esta lista decidiu sobre eles é retirado, a não ser que uma pessoa ou outra lista o diga.
list-about-no-reports = Denúncias que não são lidas
list-about-no-reports-means = Esta lista diz para não ler as denúncias destes servidores (reject_reports). O que uma pessoa decidir sobre um deles vale mais.
list-without-media = { $count ->
    [one] Para { $count } servidor a lista diz para não mostrar imagens (reject_media). Isso não é seguido: as imagens dos anúncios são mostradas aqui.
   *[other] Para { $count } servidores a lista diz para não mostrar imagens (reject_media). Isso não é seguido: as imagens dos anúncios são mostradas aqui.
}
list-skipped = Linhas que ficaram de fora
done-list-imported = A lista foi importada.
done-list-retracted = A lista foi retirada.
error-list-name-missing = Dá um nome à lista.
error-list-other-kind = Uma lista do outro tipo tem este nome.
error-list-file-missing = Escolhe um ficheiro.
error-list-without-domains = Não há nenhum domínio neste ficheiro.
error-too-large = Este ficheiro é demasiado grande.
error-not-utf-8 = Este ficheiro não é UTF-8.
error-table-unreadable = Isto não é uma tabela que se consiga ler.
error-domain-invalid = não é um domínio
error-domain-obfuscated = o domínio está tapado com asteriscos
error-severity-none = a lista só faz um comentário
error-severity-unknown = gravidade desconhecida

## Reports

report-this = Denunciar
report-title = Denunciar { $handle }
report-lead = Quem gere este servidor lê-a. Mais ninguém fica a saber que escreveste.
report-object = Trata-se de
report-content = O que está mal?
report-content-hint = Umas frases ajudam quem decide.
report-send = Enviar a denúncia
reports-title = Denúncias
reports-lead = O que os membros e outros servidores denunciam.
reports-open = Denúncias abertas
reports-done = Denúncias tratadas
reports-empty = Nenhuma denúncia.
report-one = Denúncia
report-about = Sobre
report-by = De
report-by-former = alguém que já não é membro
report-by-server = o servidor { $host }
report-when = Chegou
report-note = Nota
report-finish = Tratada
report-forward = Avisar { $host }
report-forward-lead = Quem gere esse servidor fica a saber de quem e de que se trata, com as tuas palavras e em nome deste servidor. Não fica a saber quem denunciou, nem o que escreveu.
report-words = As tuas palavras
report-words-hint = Sem nomes dos vossos membros.
report-forward-send = Avisar
report-forwarded = O que se disse ao servidor deles
done-reported = Agradecemos. Alguém vai ver.
done-report-forwarded = Vai a caminho.
error-report-missing = Diz o que está mal.
error-report-not-forwarded = Esta denúncia não pode ser transmitida, ou já o foi.
peer-reads = lê { $what }
