# A member's own data

own-data-title = Os teus dados
own-data-lead = Tudo o que este servidor guarda sobre ti num só ficheiro (JSON): o teu perfil, onde tens sessão aberta e o que escreveste. A tua palavra-passe e as tuas chaves não estão lá.
own-data-take = Descarregar os meus dados
leave-title = Eliminar a minha conta
leave-explained = A tua conta, as tuas sessões e chaves de acesso, e a tua conta pública desaparecem logo e para sempre. O que escreveste em nome de uma cooperativa é da cooperativa e fica, sem o teu nome.
leave-do = Eliminar a minha conta para sempre
done-left = A tua conta foi eliminada.
error-last-runner = Mais ninguém gere este servidor. Entrega primeiro essa tarefa a outra pessoa: quem tem a máquina pode fazê-lo com o comando «allmende member add --admin».
