### Publishing: the form in steps, drafts, previews, licences, and looking after what is published.

## The steps

publish-step-photo = Uma fotografia
publish-photo-hint = Uma fotografia diz mais do que uma descrição. Também podes dispensá-la.
publish-photo-take = Tirar uma fotografia
publish-photo-choose = Escolher fotografias
publish-alt-hint = Se tu não a podes ver, deixa isto vazio.
publish-drop-photo = Não usar esta fotografia
publish-step-what = O que queres fazer?
publish-verb = Quero…
publish-verb-lend = emprestar algo
publish-verb-lend-means = Volta para nós.
publish-verb-give = dar algo
publish-verb-give-means = Não custa nada e não volta.
publish-verb-sell = vender algo
publish-verb-sell-means = Por um preço.
publish-verb-share = partilhar algo
publish-verb-share-means = Outros usam-no ou ajudam-nos, e fica connosco.
publish-verb-ask = pedir algo
publish-verb-ask-means = Precisamos dele ou procuramo-lo.
publish-for-example = Por exemplo:
publish-step-kind = O que é?
publish-kind = Tipo
publish-kind-fields = Mostrar os campos para este tipo
publish-price = Preço em euros
publish-price-hint = Vazio significa: a combinar.
publish-step-where = Onde e quando?
publish-hours = Quando se pode levantar ou usar?
publish-hours-hint = Por exemplo: aos sábados das 9 às 12.
publish-step-tell = Conta mais
publish-languages = Noutras línguas
publish-language-of-text = Língua do texto acima
publish-add-language = Acrescentar outra língua
publish-yes = Sim
publish-no = Não

## Examples and hints for each kind

publish-title-tool = Berbequim sem fios
publish-title-space = Sala de reuniões com cozinha
publish-title-vehicle = Bicicleta de carga para duas crianças
publish-title-good = Vinte frascos de compota
publish-title-skill = Ajuda com a declaração do IRS
publish-title-service = Arranjo de bicicletas aos sábados
publish-title-software = Calendário de reservas para grupos
publish-title-data = Mapa de árvores de fruto públicas
publish-title-document = Estatutos-modelo para uma cooperativa de habitação
publish-body-tool = O que faz, o que vem com ela, em que estado está?
publish-body-space = Quantos lugares tem, que equipamento há, como se entra?
publish-body-vehicle = Quanto pode levar, quem o pode conduzir, que seguro tem?
publish-body-good = Quanto há, em que estado está, é preciso alguém para o carregar?
publish-body-skill = O que sabes fazer, desde quando, em que línguas?
publish-body-service = O que se faz, para quem, com que frequência?
publish-body-software = Para que serve, onde funciona, quem cuida dele?
publish-body-data = O que contêm, de quando são, em que formato, como foram feitos?
publish-body-document = De que trata, para quem, em que formato?
publish-conditions-tool = Por exemplo: a caução, quanto tempo no máximo, quem paga o que se partir.
publish-conditions-space = Por exemplo: a limpeza, a chave, as horas de silêncio, quanto custa.
publish-conditions-vehicle = Por exemplo: a caução, a carta de condução, o seguro, o combustível.
publish-conditions-good = Por exemplo: só para levantar, só em caixas inteiras.
publish-conditions-skill = Por exemplo: quanto tempo tens, as despesas de viagem.
publish-conditions-service = Por exemplo: como reservar, quanto custa.
publish-conditions-digital = A licença diz o que é permitido.
publish-conditions-usual = A combinar.

## Licences

licence-help = Ajuda-me a escolher uma licença
licence-title = Que licença serve?
licence-lead = Três perguntas, e tens uma licença que os outros entendem.
licence-ask-money = Os outros podem usá-lo para ganhar dinheiro?
licence-ask-credit = Os outros têm de dizer quem o fez?
licence-ask-alike = Os outros têm de partilhar as suas modificações da mesma maneira?
licence-find = Procurar uma licença
licence-unanswered = Responde a todas as perguntas.
licence-fits = Esta licença serve
licence-but-credit = Também pede aos outros que digam quem o fez: não há nenhuma licença conhecida deste tipo sem isso.
licence-but-not-alike = Não obriga os outros a partilhar as suas modificações da mesma maneira: nenhuma licença de software conhecida faz as duas coisas.
licence-no-advice = Isto é uma ajuda, não é aconselhamento jurídico. Decide quem tem os direitos da obra.

## Preview

publish-preview = Pré-visualização
publish-preview-title = É assim que vai ficar
publish-preview-saved = Está guardado como rascunho. Mais ninguém o viu ainda. Continua em baixo, ou publica-o.
publish-preview-unsaved = Estas mudanças ainda não estão guardadas. Continua em baixo, ou guarda-as.
publish-preview-here = Aqui, no catálogo
publish-preview-whole = Ver a página inteira
publish-preview-elsewhere = No Mastodon e noutros sítios
publish-preview-about = Cada programa mostra-o de forma um pouco diferente.
publish-preview-members-only = Não sai deste servidor: só os membros da tua cooperativa o veem.
publish-preview-none = Neste momento não se pode mostrar.

## Drafts

publish-draft-saved = Rascunho guardado.
publish-draft-unsaved = Rascunho ainda por guardar: { $why }
publish-draft-offline = Não foi possível guardar o rascunho. Fica aqui; verifica a tua ligação.
draft-go-on = Continuar
draft-discard = Deitar fora
draft-discard-title = Deitar fora este rascunho?
draft-discard-explained = O texto e as fotografias são eliminados. Mais ninguém os viu. Não se pode desfazer.
done-draft-saved = Rascunho guardado. Só os membros da tua cooperativa o veem.
done-draft-discarded = O rascunho foi deitado fora.
error-drafts-too-many = Esta cooperativa tem tantos rascunhos quantos pode guardar. Publica ou deita fora um primeiro.

## Looking after what is published

listing-duplicate = Fazer outro igual
done-duplicated = Isto é um novo rascunho com o mesmo texto. Muda o que é diferente e depois publica-o.
still-title = Ainda é assim?
still-explained = Há dois meses que ninguém diz nada sobre estes anúncios. Uma palavra breve ajuda quem procura algo.
still-there = Ainda existe
still-needed = Ainda faz falta
still-change = Mudar
done-confirmed = Agradecemos. Fica como está.
close-became = O que é feito dele?
became-taken = Já encontrou alguém.
became-gone = Já não existe.
became-found = Encontrámo-lo.
became-over = Já não precisamos.
