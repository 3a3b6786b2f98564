# Finding: the catalogue, the map, feeds and sheets for the notice board.
chips-kinds = Tipos
chips-chosen = Filtros escolhidos
chip-leave = escolhido; carrega para voltar a mostrar tudo
chip-remove = Remover o filtro:
chip-words = «{ $words }»
chip-closed = Também os fechados
chip-near = A menos de { $km } km de { $place }
chip-near-point = A menos de { $km } km de um ponto perto de { $place }
sort-label = Ordem
sort-nearest = Primeiro os mais próximos
sort-best = Primeiro os que melhor correspondem
sort-newest = Primeiro os mais novos
sort-title = Por título
sort-cut = Só os 500 mais novos estão nesta ordem. Escolhe filtros para veres os outros.
look-label = Vista
look-gallery = Imagens
look-list = Lista
look-map = Mapa
found-all = { $count ->
    [0] Nada encontrado
    [one] { $count } resultado
   *[other] { $count } resultados
}
found-more = { $count ->
    [one] Mais de { $count } resultado
   *[other] Mais de { $count } resultados
}
distance-away = a { $km } km
distance-close = a menos de 1 km
near-me = Perto de mim
near-asking = A perguntar ao teu dispositivo onde está…
near-taken = O lugar do teu dispositivo foi tomado, arredondado a cerca de um quilómetro.
near-denied = O teu navegador não deixa esta página perguntar onde estás. Escreve antes uma terra, ou permite-o nas definições do navegador.
near-unavailable = O teu dispositivo não sabe onde está. Escreve antes uma terra.
near-slow = O teu dispositivo não responde. Escreve antes uma terra.
near-unknown = Não conhecemos nenhum lugar chamado «{ $place }». Tenta a terra maior mais próxima: aqui conhecem-se as que têm mais de 15 000 habitantes.
near-others = Querias dizer outro lugar?
empty-wider = Procurar a menos de { $km } km
empty-say = Diz do que precisas
empty-members = És membro de uma cooperativa? Depois de entrares podes publicar aquilo de que precisas. Pergunta a uma cooperativa perto de ti:
feeds-lead = Mantém-te a par com um leitor de feeds ou um calendário:
feeds-atom = Feed Atom
feeds-json = Feed JSON
feeds-calendar = Calendário
feeds-none = Não há feeds: este servidor não mostra nada a quem não entrou.
feeds-closed = Este servidor é privado, por isso não há feeds nem calendários: um programa não pode entrar. Entra com um navegador para veres o que se partilha.
calendar-last-day = Último dia: { $title }
keep-title = Leva contigo
map-title = Mapa
map-words = Os lugares só são mostrados com a precisão com que as cooperativas os publicam. A lista ao lado do mapa diz o mesmo por palavras.
map-label = Mapa com marcas numeradas. A lista que se segue tem os mesmos números.
map-move = Mover o mapa
map-in = Mais perto
map-out = Mais longe
map-west = Para oeste
map-north = Para norte
map-south = Para sul
map-east = Para leste
map-list = Nesta parte do mapa
map-empty = Não há nada nesta parte do mapa.
map-everything = Mostrar tudo
map-found-all = { $count ->
    [0] Nada nesta parte do mapa
    [one] { $count } anúncio nesta parte do mapa
   *[other] { $count } anúncios nesta parte do mapa
}
map-found-more = { $count ->
    [one] O anúncio mais novo nesta parte do mapa
   *[other] Os { $count } anúncios mais novos nesta parte do mapa
}
map-more-here = { $count ->
    [one] mais { $count } aqui
   *[other] mais { $count } aqui
}
map-things = { $count ->
    [one] { $count } anúncio
   *[other] { $count } anúncios
}
map-somewhere = Lugar sem nome
map-sources = Dados do mapa:
place-map = Escolher no mapa
place-show = Mostrar este nome no mapa
place-map-label = Mapa com uma cruz ao centro, que escolhe um lugar
place-which = Vários lugares têm este nome. Qual é?
place-unknown = Não conhecemos nenhum lugar chamado «{ $place }». Move o mapa até a cruz lá estar.
place-far = Ainda não há nenhum lugar escolhido no mapa. Aproxima-te e move o mapa até a cruz estar no sítio certo.
place-chosen = A cruz está perto de { $town }.
place-chosen-at = A cruz está em { $point }.
map-tiles = As imagens do mapa vêm de { $host }, que pode ver o teu endereço de internet e para que lugar olhas.
sheet-title = Para o quadro de avisos: { $title }
sheet-make = Folha para o quadro de avisos
sheet-print = Imprimir
sheet-back = Voltar
sheet-hint = A folha cabe numa página A4. O teu navegador imprime-a com Ctrl+P, ou com «Imprimir» no menu.
sheet-code = Código QR com o endereço desta página
sheet-scan = Aponta para aqui a câmara de um telemóvel, ou escreve:
sheet-share = Partilhado por uma cooperativa
error-filter-odd = Uma parte deste endereço não se consegue ler. Vai ao catálogo, escolhe outra vez os filtros e copia o endereço de lá.
error-view-odd = Isto não é um lugar no mapa. Vai ao mapa e começa de novo.
