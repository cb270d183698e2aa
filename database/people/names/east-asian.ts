import { spelt, type Culture } from './culture.ts';

/** Chinese, Japanese and Korean: the family name first, and no space between, in their own script. */
const together = (given: string, family: string) => `${family}${given}`;

export const chinese: Culture = {
  name: 'chinese',
  language: 'zh',
  givens:
    spelt(`Wei 伟 ~Way, Fang 芳, Na 娜, Min 敏, Jing 静 ~Ching, Xiuying 秀英 Xiu ~Hsiu-ying, Li 丽 ~Lee, Qiang 强 ~Chiang,
    Lei 磊, Yan 艳 ~Yen, Jie 杰 ~Jay, Tao 涛, Chao 超, Xiaoming 小明 Ming ~Hsiao-ming, Meiling 美玲 May ~Mei-ling,
    Yuxuan 宇轩 ~Yu-hsuan, Zihan 子涵 ~Tzu-han, Haoran 浩然 ~Hao-jan, Xinyi 欣怡 ~Hsin-yi, Jiahui 佳慧 Jia ~Chia-hui,
    Guoqiang 国强 ~Kuo-chiang, Jianhua 建华 ~Chien-hua, Shufen 淑芬 ~Shu-fen, Zhiwei 志伟 ~Chih-wei`),
  families:
    spelt(`Wang 王 ~Wong, Li 李 ~Lee, Zhang 张 ~Chang, Liu 刘 ~Lau, Chen 陈 ~Chan, Yang 杨 ~Yeung, Huang 黄 ~Hwang,
    Zhao 赵 ~Chao, Wu 吴 ~Ng, Zhou 周 ~Chow, Xu 徐 ~Hsu, Sun 孙, Ma 马, Zhu 朱 ~Chu, Hu 胡, Guo 郭 ~Kuo, Lin 林 ~Lam,
    He 何 ~Ho, Gao 高 ~Kao, Luo 罗 ~Lo, Zheng 郑 ~Cheng, Xie 谢 ~Hsieh`),
  nativeOrder: together,
  home: { callingCode: '+86', phones: ['139 5550 ####', '186 5550 ####', '151 5550 ####'] },
};

export const japanese: Culture = {
  name: 'japanese',
  language: 'ja',
  givens:
    spelt(`Hiroshi 浩 Hiro, Yuki 由紀, Kenji 健二 Ken, Sakura さくら, Yuto 悠斗 ~Yuuto, Haruka 遥 Haru, Takashi 隆 Taka,
    Naoko 直子 Nao, Akira 明 Aki, Yoko 陽子 ~Youko, Daisuke 大輔 Dai, Emi 恵美, Kazuo 和夫 Kaz, Misaki 美咲 Misa, Ryo 亮 ~Ryou,
    Keiko 恵子 Kei, Shota 翔太 ~Shouta, Ayumi 歩美 Ayu, Makoto 誠 Mako, Tomoko 智子 Tomo, Sho 翔 ~Shou, Mariko 真理子 Mari`),
  families:
    spelt(`Sato 佐藤 ~Satoh, Suzuki 鈴木 ~Suzuky, Takahashi 高橋, Tanaka 田中, Watanabe 渡辺, Ito 伊藤 ~Itoh, Yamamoto 山本,
    Nakamura 中村, Kobayashi 小林, Kato 加藤 ~Katoh, Yoshida 吉田, Yamada 山田, Sasaki 佐々木, Yamaguchi 山口, Matsumoto 松本,
    Inoue 井上 ~Inouye, Kimura 木村, Hayashi 林, Shimizu 清水, Ohno 大野 ~Ono, Saito 斎藤 ~Saitoh`),
  nativeOrder: together,
  home: { callingCode: '+81', phones: ['090-5550-####', '080-5550-####', '070-5550-####'] },
};

export const korean: Culture = {
  name: 'korean',
  language: 'ko',
  givens:
    spelt(`Min-jun 민준 MJ ~Minjoon, Seo-yeon 서연 ~Suh-yun, Ji-hoon 지훈 ~Jihun, Ji-woo 지우 ~Jiwu, Hyun-woo 현우 ~Hyeonu,
    Min-seo 민서 ~Minsuh, Soo-jin 수진 ~Sujin, Dong-hyun 동현 ~Donghyeon, Eun-ji 은지 ~Eunjee, Young-ho 영호 ~Yeongho,
    Hye-jin 혜진 ~Hyejin, Sung-min 성민 ~Seongmin, Yu-na 유나 ~Yoona, Jae-won 재원 ~Jaewon, Kyung-hee 경희 ~Gyeonghui,
    Tae-yang 태양 ~Taeyang, Bo-ra 보라 ~Bora, Ha-eun 하은 ~Haeun`),
  families:
    spelt(`Kim 김 ~Gim, Lee 이 ~Yi, Park 박 ~Bak, Choi 최 ~Choe, Jung 정 ~Jeong, Kang 강 ~Gang, Cho 조 ~Jo, Yoon 윤 ~Yun,
    Jang 장 ~Chang, Lim 임 ~Im, Han 한, Oh 오, Seo 서 ~Suh, Shin 신 ~Sin, Kwon 권 ~Gwon, Hwang 황, Ahn 안 ~An, Song 송, Ryu 류 ~Yoo`),
  nativeOrder: together,
  home: { callingCode: '+82', phones: ['010-5550-####', '010-5551-####'] },
};
