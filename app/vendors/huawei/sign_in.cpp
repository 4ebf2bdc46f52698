#include "vendors/huawei/sign_in.h"

#include <array>

using namespace Qt::StringLiterals;

namespace deck::huawei {

namespace {

QString wayId(SignIn signIn)
{
    switch (signIn) {
    case SignIn::AccessKey:
        return u"access-key"_s;
    case SignIn::IamUser:
        return u"iam-user"_s;
    case SignIn::ReadyToken:
        return u"token"_s;
    }
    Q_UNREACHABLE();
}

bool isGiven(const Account &account, const AccountKey &key)
{
    return key.secret ? account.secrets.contains(key.name) : !account.set.value(key.name).isEmpty();
}

} // namespace

QList<SignInWay> signInWays()
{
    return {
        {wayId(SignIn::AccessKey), {u"Access key"_s, u"访问密钥"_s}},
        {wayId(SignIn::IamUser), {u"IAM user and password"_s, u"IAM 用户和密码"_s}},
        {wayId(SignIn::ReadyToken), {u"Token"_s, u"Token"_s}},
    };
}

QList<AccountKey> accountKeys()
{
    const QString key = wayId(SignIn::AccessKey);
    const QString user = wayId(SignIn::IamUser);
    return {
        {.name = u"project-id"_s,
         .label = {u"Project ID"_s, u"项目 ID"_s},
         .hint = {u"32 hexadecimal digits, beside the region under My Credentials, API Credentials"_s,
                  u"32 位十六进制字符，见“我的凭证 > API 凭证”中该地域一行"_s}},
        {.name = u"access-key-id"_s,
         .signInWay = key,
         .label = {u"Access Key ID (AK)"_s, u"Access Key ID（AK）"_s},
         .hint = {u"20 characters, under My Credentials, Access Keys"_s, u"20 个字符，见“我的凭证 > 访问密钥”"_s}},
        {.name = u"secret-access-key"_s,
         .secret = true,
         .signInWay = key,
         .label = {u"Secret Access Key (SK)"_s, u"Secret Access Key（SK）"_s},
         .hint = {u"40 characters, in the file that was downloaded when the access key was made"_s,
                  u"40 个字符，在创建访问密钥时下载的文件中"_s}},
        {.name = u"domain"_s,
         .signInWay = user,
         .label = {u"Account name"_s, u"账号名"_s},
         .hint = {u"The account the IAM user belongs to, under My Credentials, API Credentials"_s,
                  u"IAM 用户所属的账号，见“我的凭证 > API 凭证”"_s}},
        {.name = u"user"_s,
         .signInWay = user,
         .label = {u"IAM user name"_s, u"IAM 用户名"_s},
         .hint = {u"An IAM user with programmatic access; a HUAWEI ID and its password cannot get a token"_s,
                  u"须为允许编程访问的 IAM 用户；华为账号（HUAWEI ID）及其密码无法获取 Token"_s}},
        {.name = u"password"_s,
         .secret = true,
         .signInWay = user,
         .label = {u"IAM user password"_s, u"IAM 用户密码"_s},
         .hint
         = {u"The password of the IAM user, not that of the HUAWEI ID"_s, u"IAM 用户的密码，不是华为账号（HUAWEI ID）的密码"_s}},
        {.name = u"iam-endpoint"_s,
         .required = false,
         .signInWay = user,
         .advanced = true,
         .label = {u"IAM endpoint"_s, u"IAM 接入地址"_s},
         .hint
         = {u"Only where IAM has an address of its own; otherwise it is asked at the account's endpoint, or in the region"_s,
            u"仅在 IAM 另有地址时填写；否则使用账号的接入地址，或该地域的 IAM"_s}},
        {.name = u"token"_s,
         .secret = true,
         .signInWay = wayId(SignIn::ReadyToken),
         .label = {u"Token"_s, u"Token"_s},
         .hint
         = {u"The value of X-Subject-Token, issued for this project; it ends after 24 hours at most and cannot be renewed here"_s,
            u"X-Subject-Token 的值，须为该项目签发；最长 24 小时后失效，本程序无法续期"_s}},
    };
}

SignIn signInOf(const Account &account)
{
    static constexpr std::array all = {SignIn::AccessKey, SignIn::IamUser, SignIn::ReadyToken};
    for (const AccountKey &key : accountKeys()) {
        if (key.signInWay.isEmpty() || !isGiven(account, key))
            continue;
        for (const SignIn signIn : all) {
            if (key.signInWay == wayId(signIn))
                return signIn;
        }
    }
    return SignIn::AccessKey;
}

QString secretOf(SignIn signIn)
{
    switch (signIn) {
    case SignIn::AccessKey:
        return u"secret-access-key"_s;
    case SignIn::IamUser:
        return u"password"_s;
    case SignIn::ReadyToken:
        return u"token"_s;
    }
    Q_UNREACHABLE();
}

} // namespace deck::huawei
