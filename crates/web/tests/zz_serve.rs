mod house;
use house::House;
#[tokio::test(flavor = "multi_thread")]
async fn serve() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let house = House::empty(&base).await;
    if std::env::var("FRESH").is_err() {
        let cookie = house.set_up().await;
        let all = [
            ("offer","tool","Perceuse à percussion","Bosch, 750 W, avec un jeu de **forets**.\n\n- bon état\n- mode d’emploi inclus","Caution 20 €, retour propre","",""),
            ("offer","space","Salle de réunion pour 20 personnes","Lumineuse, projecteur, cuisine.","Ménage après usage","",""),
            ("need","vehicle","Remorque pour un déménagement solidaire","Samedi matin.","","",""),
            ("offer","data","Carte des points d’eau publics","Jeu de données ouvert.","","ODbL-1.0",""),
            ("offer","software","Framadate, pour trouver une date","Logiciel libre.","","AGPL-3.0-or-later",""),
            ("offer","skill","Atelier de réparation de vélos","Deux heures, tous niveaux.","","",""),
            ("offer","vehicle","Vélo cargo électrique","Charge 100 kg.","Formation de 15 minutes","",""),
        ];
        for (purpose, nature, title, body, conditions, licence, _) in all {
            let a = house.post("/coops/velo/publish", &cookie, &[("purpose",purpose),("nature",nature),("text_language","fr"),("text_title",title),("text_body",body),("text_language","en"),("text_title",&format!("EN {title}")),("text_body","In English"),("conditions",conditions),("licence",licence),("place","Strasbourg"),("latitude","48.58"),("longitude","7.75"),("tags","quartier, entraide"),("sectors","culture"),("sdgs","11"),("until","2028-01-01"),("in_return","un gâteau"),("unit","one"),("then","publish")]).await;
            assert!(a.status.is_redirection(), "{}", a.body);
            println!("{}", a.location);
        }
        house.post("/coops/velo/publish", &cookie, &[("purpose","offer"),("nature","good"),("text_language","fr"),("text_title","Planches de chêne"),("text_body","x"),("then","save")]).await;
        house.post("/coops/new", &cookie, &[("handle","kehl"),("text_language","de"),("text_name","Werkstatt Kehl eG"),("text_summary","Offene Werkstatt am Rhein mit Holz- und Metallbereich."),("place","Kehl"),("latitude","48.5723"),("longitude","7.8156"),("precision","city"),("approves_followers","true")]).await;
        let first = house.get("/?q=perceuse", "").await.body;
        let path = first.split("href=\"/listings/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let a = house.post(&format!("/listings/{path}/ask"), &cookie, &[("as","kehl"),("body","Bonjour, pourrait-on l’avoir samedi ?\n\nMerci d’avance")]).await;
        assert!(a.status.is_redirection(), "{}", a.body);
        println!("INQ {}", a.location);
        house.post(a.location.split('?').next().unwrap(), &cookie, &[("body","Oui, avec plaisir !")]).await;
        house.post("/coops/velo/following", &cookie, &[("target", &format!("@kehl@{}", listener.local_addr().unwrap()))]).await;
        house.post("/coops/kehl/following", &cookie, &[("target", &format!("@velo@{}", listener.local_addr().unwrap()))]).await;
        std::fs::write("/tmp/shot/paths.json", format!("{{\"listing\":\"/listings/{path}\",\"inquiry\":\"{}\"}}", a.location.split('?').next().unwrap())).unwrap();
    }
    let link = allmende_app::setup::first_link(&house.app).await.unwrap().unwrap_or_default();
    std::fs::write("/tmp/shot/base", format!("{base} {link}")).unwrap();
    let router = house.router.clone();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    for _ in 0..1500 {
        if std::path::Path::new("/tmp/shot/stop").exists() { break; }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
    server.abort();
}
