/**
 * How surnames are written in Latin letters. Chinese ones by their pinyin: the spellings of Taiwan, Hong Kong and Southeast
 * Asia beside it. Japanese and Korean ones by their characters.
 */
const CHINESE = `
wang:wong,ong,heng li:lee,lei,lie zhang:chang,cheung,teo,teoh,tiong liu:lau,low,liew chen:chan,tan,chin,tang yang:yeung,young,yeo,yong
huang:wong,ng,hwang,oei,ooi zhao:chao,chiu,teo wu:ng,goh,woo zhou:chou,chow,chew,chiew xu:hsu,tsui,chui,hui,koh,khoo sun:suen,soon
ma:mah zhu:chu,choo hu:wu,woo,oh guo:kuo,kwok,quek,kwek he:ho,hor,hoe gao:kao,ko,koh lin:lim,lam luo:lo,law,loh zheng:cheng,chang,tay,tee
liang:leung,leong,neo xie:hsieh,tse,chia,cheah song:sung,soong tang:tong,teng deng:teng,tang han:hon feng:fung,foong,pang cao:tsao,cho
peng:pang,phang zeng:tseng,tsang,chan,chang xiao:hsiao,siu,siew tian:tien,tin dong:tung,tong pan:poon,pun,phua yuan:yuen cai:tsai,choi,chua,chai,tsoi
jiang:chiang,kong,keung yu:yue,yee,yii du:tu,to ye:yeh,yip,ip,yap cheng:ching,cheng wei:ngai,wai su:so,soh,soo lu:lo,loo,lok,luk,look ding:ting
ren:jen,yam shen:sum,sim,sham yao:yiu,yeow jiang:chiang,cheung,keong fu:foo,poh,fuh zhong:chung,cheong,tjong cui:tsui,chui,choi tan:tam,tham liao:liu,leow
fan:faan wang:wong shi:shih,sze,sek,shek jin:chin,kam,kim wei:way jia:chia,kar xia:hsia,har fang:fong,hong shao:siu zou:tsou,chow xiong:hsiung,hung
meng:mang qin:chin,chun bai:pai,pak hou:hau yan:yen,ngan,yim,gan xue:hsueh,sit duan:tuan,tuen lei:lui hao:hau long:lung,leng tao:to,toh mao:mo,mou
gu:ku,koo gong:kung,kong wan:man,ban qian:chien,chin,tsien,tjan dai:tai,tay hong:hung,ang,ung kong:hung qiu:chiu,yau,khoo,hew lai:loi tu:to
zhuang:chuang,chong,cheng ke:ko,kwa,quah you:yu,yau,yew zhan:chan,jim,cham jian:chien,kan wen:man,boon,wan lan:lam ruan:juan,yuen,nguyen shi:sze,si
ji:chi,kei,gee zhi:chih che:cher ou:au,ow ouyang:auyeung,auyong zhuo:cho,chuo,toh ning:ling nie:nip bao:pao,pau bi:but,pi ni:ngai xing:hsing,ying`

const JAPANESE = `
佐藤:sato 鈴木:suzuki 高橋:takahashi 田中:tanaka 伊藤:ito 渡辺:watanabe 山本:yamamoto 中村:nakamura 小林:kobayashi 加藤:kato 吉田:yoshida 山田:yamada 佐々木:sasaki
山口:yamaguchi 松本:matsumoto 井上:inoue 木村:kimura 林:hayashi 斎藤:saito 斉藤:saito 清水:shimizu 山崎:yamazaki,yamasaki 森:mori 池田:ikeda 橋本:hashimoto 阿部:abe
石川:ishikawa 山下:yamashita 中島:nakajima,nakashima 石井:ishii 小川:ogawa 前田:maeda 岡田:okada 長谷川:hasegawa 藤田:fujita 後藤:goto 近藤:kondo 村上:murakami 遠藤:endo
青木:aoki 坂本:sakamoto 福田:fukuda 太田:ota 西村:nishimura 藤井:fujii 金子:kaneko 岡本:okamoto 藤原:fujiwara 中野:nakano 三浦:miura 原田:harada 中川:nakagawa
松田:matsuda 竹内:takeuchi 小野:ono 田村:tamura 中山:nakayama 和田:wada 石田:ishida 森田:morita 上田:ueda 原:hara 内田:uchida 柴田:shibata 酒井:sakai 宮崎:miyazaki
横山:yokoyama 高木:takagi 安藤:ando 宮本:miyamoto 大野:ono,ohno 小島:kojima 谷口:taniguchi 今井:imai 工藤:kudo 高田:takada,takata 増田:masuda 丸山:maruyama 杉山:sugiyama
村田:murata 大塚:otsuka 新井:arai 小山:koyama,oyama 平野:hirano 藤本:fujimoto 河野:kono,kawano 上野:ueno 野口:noguchi 武田:takeda 松井:matsui 千葉:chiba 菅原:sugawara
岩崎:iwasaki 久保:kubo 木下:kinoshita 佐野:sano 野村:nomura 松尾:matsuo 市川:ichikawa 菊地:kikuchi 菊池:kikuchi 杉本:sugimoto 古川:furukawa 大西:onishi 島田:shimada
水野:mizuno 桜井:sakurai 渡部:watanabe,watabe 高野:takano 吉川:yoshikawa 山内:yamauchi 西田:nishida 飯田:iida 西川:nishikawa 小松:komatsu 北村:kitamura 安田:yasuda
五十嵐:igarashi 川口:kawaguchi 平田:hirata 関:seki 中田:nakata,nakada 久保田:kubota 服部:hattori 東:higashi,azuma 岩田:iwata 土屋:tsuchiya 川崎:kawasaki 福島:fukushima
本田:honda 辻:tsuji 樋口:higuchi 秋山:akiyama 田口:taguchi 永井:nagai 山中:yamanaka 中西:nakanishi 吉村:yoshimura 川上:kawakami 石原:ishihara 大橋:ohashi 松岡:matsuoka
馬場:baba 浜田:hamada 森本:morimoto 星野:hoshino 矢野:yano 浅野:asano 大島:oshima 松下:matsushita 吉岡:yoshioka 小池:koike 野田:noda 荒木:araki 熊谷:kumagai 大久保:okubo
内藤:naito 松浦:matsuura 川村:kawamura 黒田:kuroda 尾崎:ozaki 望月:mochizuki 永田:nagata 堀:hori 田辺:tanabe 菅野:kanno,sugano 松村:matsumura 荒井:arai 西山:nishiyama
平井:hirai 大石:oishi 三宅:miyake 早川:hayakawa 片山:katayama 岡崎:okazaki 横田:yokota 川田:kawada 小沢:ozawa 須藤:sudo 上原:uehara 広瀬:hirose 王:o 李:ri 張:cho 陳:chin 黄:ko 楊:yo`

const KOREAN = `
김:kim,gim 이:lee,yi,rhee,ri,lie 박:park,bak,pak 최:choi,choe 정:jung,jeong,chung,cheong 강:kang,gang 조:cho,jo 윤:yoon,yun 장:jang,chang 임:lim,im,yim 한:han 오:oh,o
서:seo,suh,so 신:shin,sin 권:kwon,gwon 황:hwang 안:ahn,an 송:song 류:ryu,yoo,yu 유:yoo,yu,you 홍:hong 전:jeon,jun,chun 고:ko,go,koh 문:moon,mun 손:son,sohn 양:yang 배:bae,pae
백:baek,paik,back 허:hur,heo,huh 남:nam 심:shim,sim 노:noh,roh,no 하:ha 곽:kwak 성:sung,seong 차:cha 주:joo,ju,chu 우:woo,u 구:koo,gu,ku 민:min 나:na,ra 진:jin,chin 지:ji,chi
엄:um,eom 채:chae 원:won 천:chun,cheon 방:bang 공:kong,gong 현:hyun 함:ham 변:byun,byeon 염:yeom,yum 여:yeo 추:choo,chu 도:do 소:so 석:seok,suk 선:sun 설:seol,sul 마:ma 길:gil,kil 연:yeon
남궁:namgung,namkoong 황보:hwangbo 제갈:jegal 선우:sunwoo`

const readTable = (text: string): Map<string, string[]> => {
  const table = new Map<string, string[]>()
  for (const [, name = "", spellings = ""] of text.matchAll(/(\S+?):(\S+)/g)) {
    table.set(name, [...(table.get(name) ?? []), ...spellings.split(",")])
  }
  return table
}

/** Pinyin → other spellings of Chinese surnames read so. */
export const CHINESE_SPELLINGS = readTable(CHINESE)
/** Characters, in today's Japanese forms → readings in Latin letters, long vowels unmarked. */
export const JAPANESE_READINGS = readTable(JAPANESE)
/** Hangul → spellings. */
export const KOREAN_SPELLINGS = readTable(KOREAN)

/** Every spelling that is a surname of East Asia: who writes it first writes the surname first. */
export const EASTERN_SPELLINGS = new Set(
  [CHINESE_SPELLINGS, JAPANESE_READINGS, KOREAN_SPELLINGS].flatMap((table) => [
    ...[...table.keys()].filter((key) => /^[a-z]+$/.test(key)),
    ...[...table.values()].flat(),
  ]),
)
