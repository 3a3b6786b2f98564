# Pesquisas que os membros guardam, para saberem das novidades
searches-title = Pesquisas guardadas
searches-lead = Avisamos-te quando algo novo corresponde a uma destas pesquisas.
searches-empty = Ainda não guardaste nenhuma pesquisa.
searches-empty-how = Procura algo no catálogo e escolhe «Avisem-me quando houver algo novo».
searches-to-catalogue = Ir para o catálogo
searches-back = Voltar à tua pesquisa
search-save = Avisem-me quando houver algo novo
search-is-saved = Avisamos-te quando houver algo novo.
search-change = Mudar ou terminar
search-sign-in = Avisamos os membros quando há algo novo:
search-or-feed = Ou com um leitor de feeds:
search-asks = O que procura
search-odd = Uma parte desta pesquisa já não se consegue ler, por exemplo porque uma cooperativa saiu. Procura outra vez no catálogo e guarda-a de novo.
search-is-paused = em pausa
search-found-last = Última novidade encontrada:
search-found-never = Ainda não se encontrou nada de novo.
search-news = { $count ->
    [one] { $count } novidade
   *[other] { $count } novidades
}
search-news-many = Mais de 99 novidades
search-open = Abrir
search-pause = Pausar
search-again = Continuar
search-name = Nome
search-rename = Guardar o nome
search-delete = Apagar
search-delete-sure = Deixamos de te avisar do que corresponde a esta pesquisa.
search-delete-yes = Apagar esta pesquisa
search-everything = Ver tudo o que corresponde
search-new = Novidades
search-since = Desde
search-nothing-new = Nada de novo por agora.
search-more-new = Há mais novidades. Encontra-las no catálogo.
search-others = Isto também corresponde
done-search-saved = Guardada. Avisamos-te quando houver algo novo.
done-search-paused = A pesquisa está em pausa. Não te avisamos até a continuares.
done-search-again = A pesquisa continua. Avisamos-te do que chegar a partir de agora.
done-search-renamed = A pesquisa tem um novo nome.
done-search-deleted = A pesquisa foi apagada.
error-search-everything = Esta pesquisa pede tudo. Escolhe primeiro palavras ou filtros.
error-search-too-long = Esta pesquisa é demasiado longa. Usa menos palavras.
error-searches-too-many = Não há lugar para mais pesquisas guardadas. Apaga primeiro uma.
