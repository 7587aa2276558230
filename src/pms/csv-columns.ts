import type { StayStatus } from "../domain/guest.ts"

/** What a column may be called, folded as `foldHeader` does. The first name is ours. */
const COLUMNS = {
  reservation: [
    ...[
      "reservation",
      "reservationnumber",
      "reservationno",
      "reservationid",
      "confirmation",
      "confirmationnumber",
      "confirmationno",
      "bookingid",
    ],
    ...[
      "bookingnumber",
      "booking",
      "订单号",
      "订单编号",
      "预订号",
      "预订编号",
      "确认号",
      "訂單號",
      "訂房編號",
      "預訂號",
      "予約番号",
      "予約no",
      "予約id",
    ],
  ],
  name: [
    ...["name", "guest", "guestname", "fullname", "姓名", "客人", "客人姓名", "住客姓名", "宾客姓名", "住客", "賓客姓名", "旅客姓名"],
    ...["氏名", "お名前", "名前", "宿泊者名", "宿泊者氏名", "顧客名"],
  ],
  familyName: ["familyname", "lastname", "surname", "姓"],
  givenName: ["givenname", "firstname", "名"],
  title: ["title", "salutation", "gender", "sex", "称谓", "称呼", "性别", "稱謂", "稱呼", "性別", "敬称"],
  phone: [
    ...["phone", "phonenumber", "mobile", "mobilephone", "cellphone", "telephone", "tel", "手机", "手机号", "手机号码", "电话", "联系电话"],
    ...["手機", "手機號碼", "電話", "聯絡電話", "電話番号", "携帯", "携帯電話", "携帯番号"],
  ],
  email: ["email", "emailaddress", "mail", "邮箱", "电子邮箱", "电子邮件", "郵箱", "電子郵件", "電子信箱", "メール", "メールアドレス"],
  room: [
    "room",
    "roomnumber",
    "roomno",
    "unit",
    "房号",
    "房间",
    "房间号",
    "房號",
    "房間",
    "部屋番号",
    "部屋",
    "客室番号",
    "客室",
    "ルーム",
    "号室",
  ],
  arrival: [
    ...["arrival", "arrivaldate", "checkin", "checkindate", "from", "入住", "入住日期", "入住日", "到店日期", "抵店日期", "到达日期"],
    ...["到着日", "到着", "チェックイン", "チェックイン日", "宿泊日", "ご到着日"],
  ],
  departure: [
    ...[
      "departure",
      "departuredate",
      "checkout",
      "checkoutdate",
      "to",
      "until",
      "离店",
      "离店日期",
      "离店日",
      "退房",
      "退房日期",
      "離店",
      "離店日期",
    ],
    ...["出発日", "出発", "チェックアウト", "チェックアウト日", "ご出発日"],
  ],
  status: ["status", "state", "reservationstatus", "状态", "订单状态", "預訂狀態", "狀態", "状態", "予約状態", "ステータス"],
  language: ["language", "lang", "语言", "語言", "言語"],
  tier: ["tier", "membership", "level", "memberlevel", "会员等级", "会员级别", "等级", "會員等級", "会員ランク", "会員種別", "ランク"],
  vip: ["vip", "viplevel", "vipcode", "vip等级", "贵宾等级", "貴賓等級", "vipランク"],
  companions: ["companions", "otherguests", "accompanying", "同住人", "同行人", "同住客人", "随行人", "同行者", "同伴者", "同宿者"],
  children: ["children", "child", "kids", "儿童", "儿童数", "儿童人数", "小孩", "兒童", "兒童人數", "子供", "子ども", "お子様", "小人"],
  expected: [
    "expected",
    "expectedarrival",
    "eta",
    "arrivaltime",
    "预计到店",
    "预计到店时间",
    "到店时间",
    "預計抵達時間",
    "到着予定",
    "到着予定時刻",
    "到着時刻",
  ],
  spent: [
    "spent",
    "amount",
    "total",
    "totalamount",
    "消费",
    "消费金额",
    "金额",
    "总额",
    "消費金額",
    "金額",
    "總額",
    "利用金額",
    "合計",
    "合計金額",
  ],
  guestRef: ["guestid", "guestref", "profileid", "customerid", "客人编号", "客史号", "档案号", "客史號", "顧客番号", "顧客id", "会員番号"],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof COLUMNS

/** How a missing column is asked for: our name and one in Chinese and Japanese. */
export const ASKED: Partial<Record<Column, string>> = {
  reservation: "reservation, 订单号 or 予約番号",
  name: "name, 姓名 or 氏名",
  arrival: "arrival, 入住 or 到着日",
  departure: "departure, 离店 or 出発日",
}

/** Words of a status, folded. */
const STATUS_WORDS: Record<StayStatus, readonly string[]> = {
  booked: [
    ...[
      "booked",
      "confirmed",
      "reserved",
      "reservation",
      "expected",
      "duein",
      "预订",
      "已预订",
      "预定",
      "已确认",
      "预抵",
      "預訂",
      "已預訂",
      "已確認",
    ],
    ...["予約", "予約済", "予約済み", "予約確定", "確定", "到着予定"],
  ],
  "in-house": [
    ...["inhouse", "checkedin", "arrived", "occupied", "dueout", "staying", "在住", "住店", "已入住", "入住中", "在店"],
    ...["滞在", "滞在中", "宿泊中", "チェックイン済", "チェックイン済み", "チェックイン"],
  ],
  departed: [
    ...["departed", "checkedout", "left", "离店", "已离店", "已退房", "退房", "離店", "已離店", "出発", "出発済", "出発済み"],
    ...["チェックアウト", "チェックアウト済", "チェックアウト済み"],
  ],
  cancelled: ["cancelled", "canceled", "取消", "已取消", "キャンセル", "キャンセル済", "キャンセル済み", "取消済"],
  "no-show": ["noshow", "未到", "未入住", "应到未到", "未到店", "應到未到", "不泊", "ノーショー", "無断キャンセル"],
}

/** `Guest Name`, `guest_name` and `ＧｕｅｓｔＮａｍｅ` are one. */
const foldHeader = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-./:：*"'()（）・]+/gu, "")

const COLUMN_BY_NAME = new Map<string, Column>(
  Object.entries(COLUMNS).flatMap(([column, names]) => names.map((name) => [name, column as Column] as const)),
)
const STATUS_BY_WORD = new Map<string, StayStatus>(
  Object.entries(STATUS_WORDS).flatMap(([status, words]) => words.map((word) => [word, status as StayStatus] as const)),
)

export const columnOf = (header: string): Column | null => COLUMN_BY_NAME.get(foldHeader(header)) ?? null
export const statusOf = (text: string): StayStatus | null => STATUS_BY_WORD.get(foldHeader(text)) ?? null
