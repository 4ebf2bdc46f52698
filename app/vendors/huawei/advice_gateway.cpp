#include "vendors/huawei/advice_table.h"

using namespace Qt::StringLiterals;

namespace deck::huawei {

// clang-format off
AdviceTable gatewayAdvice()
{
    return {
        {{u"Clear the account's endpoint or set it to the VOD address of the region; then test the account."_s,
          u"请清除账号的接入地址，或改为该地域的 VOD 地址，然后测试账号。"_s},
         {
             {u"APIGW.0101"_s, {u"The gateway knows no such address: region, host or path do not belong to VOD."_s,
              u"网关中没有这个地址：地域、主机或路径不属于 VOD。"_s}},
         }},
        {{u"Give Huawei Cloud support the request ID: the fault is in how the service is set up there, and trying again does not help."_s,
          u"请将请求 ID 提供给华为云技术支持：这是云端的配置问题，重试没有用。"_s},
         {
             {u"APIGW.0103"_s, {u"The gateway does not find the service behind the address."_s,
              u"网关找不到该地址对应的后端服务。"_s}},
             {u"APIGW.0104"_s, {u"The gateway lacks a part it needs for this address."_s,
              u"网关缺少该地址所需的插件。"_s}},
             {u"APIGW.0105"_s, {u"The gateway has no settings for the service behind the address."_s,
              u"网关没有该后端服务的配置。"_s}},
             {u"APIGW.0106"_s, {u"The gateway's own rules for this address are wrong."_s,
              u"网关对该地址的编排规则有误。"_s}},
         }},
        {{u"With HTTP 502 or 504 reading is tried again by itself. With HTTP 400, 413, 414 or 494 check whether a proxy alters what is sent."_s,
          u"HTTP 502 或 504 时，读取会自动重试。HTTP 400、413、414 或 494 时，请检查代理是否改动了发送的内容。"_s},
         {
             {u"APIGW.0201"_s, {u"The gateway could not pass the request on: it is malformed or too large, or VOD behind it did not answer."_s,
              u"网关未能转发请求：请求格式有误或过大，或后端的 VOD 没有响应。"_s}},
         }},
        {{u"Use an https endpoint, and look whether a proxy in between allows TLS 1.2 or newer."_s,
          u"请使用 https 接入地址，并检查中间的代理是否支持 TLS 1.2 或更高版本。"_s},
         {
             {u"APIGW.0204"_s, {u"The gateway does not take the TLS version of the connection."_s,
              u"网关不接受该连接的 TLS 版本。"_s}},
             {u"APIGW.0607"_s, {u"The gateway takes another protocol at this address."_s,
              u"网关在该地址使用其他协议。"_s}},
         }},
        {{u"Compare access key, secret access key and this computer's clock with the console, set the keys again, then try again. Each further try with a wrong key brings the lock of five minutes nearer."_s,
          u"请核对访问密钥和本机时钟，重新设置密钥后再试。继续用错误的密钥尝试，会导致密钥被锁定 5 分钟。"_s},
         {
             {u"APIGW.0301"_s, {u"The gateway did not accept the signature: access key and secret access key do not belong together, one is mistyped or deleted, or the clock is more than 15 minutes off."_s,
              u"网关不接受签名：访问密钥的 AK 与 SK 不是一对、有误或已删除，或本机时钟相差超过 15 分钟。"_s}},
         }},
        {{u"Ask the administrator to grant the IAM user %1 in this project, then try again."_s,
          u"请管理员在该项目中为 IAM 用户授予 %1，然后重试。"_s},
         {
             {u"APIGW.0302"_s, {u"The IAM user lacks the permission %1."_s,
              u"IAM 用户缺少权限 %1。"_s}},
         }},
        {{u"Clear the account's endpoint: only VOD's own address takes access keys and IAM tokens."_s,
          u"请清除账号的接入地址：只有 VOD 自己的地址接受访问密钥和 IAM Token。"_s},
         {
             {u"APIGW.0303"_s, {u"The gateway expects the sign-in of an application, not of this account."_s,
              u"网关要求以应用的身份登录，而不是以该账号登录。"_s}},
             {u"APIGW.0305"_s, {u"The gateway expects another kind of sign-in at this address."_s,
              u"网关在该地址要求其他登录方式。"_s}},
             {u"APIGW.0311"_s, {u"The gateway expects the sign-in of its own test page."_s,
              u"网关要求调试页面的登录方式。"_s}},
         }},
        {{u"Ask the administrator which policy denies it; VOD access has to be granted to the user or its group."_s,
          u"请管理员查看是哪条策略拒绝了访问；需要为该用户或其用户组授予 VOD 权限。"_s},
         {
             {u"APIGW.0304"_s, {u"The gateway does not let this application use VOD."_s,
              u"网关不允许该应用访问 VOD。"_s}},
             {u"APIGW.0306"_s, {u"The gateway denies access to VOD."_s,
              u"网关拒绝访问 VOD。"_s}},
         }},
        {{u"With an IAM user a new token is got by itself. A ready token has to be replaced by a new one in the account."_s,
          u"使用 IAM 用户时会自动获取新的 Token；直接填写的 Token 请在账号中换成新的。"_s},
         {
             {u"APIGW.0307"_s, {u"The token has ended early: the password, the access key or the rights of the user changed, or the account is in arrears."_s,
              u"Token 提前失效：用户的密码、访问密钥或权限有变更，或账号欠费。"_s}},
         }},
        {{u"Nothing to do: calls slow down and go on by themselves. If it stays, look for other programs that use this account."_s,
          u"无需处理：请求会自动放慢并继续。如果一直如此，请检查是否有其他程序在使用该账号。"_s},
         {
             {u"APIGW.0308"_s, {u"More calls reached Huawei Cloud VOD in a minute than it allows."_s,
              u"每分钟到达华为云 VOD 的请求超过了限制。"_s}},
         }},
        {{u"Look in the console whether the project is suspended, and choose one that is in use."_s,
          u"请在控制台查看该项目是否已停用，并改用正常的项目。"_s},
         {
             {u"APIGW.0310"_s, {u"The project cannot be used at present."_s,
              u"该项目目前不可用。"_s}},
         }},
        {{u"Ask the administrator to add this computer's address to the access control of the account, or use another network."_s,
          u"请管理员将本机的 IP 地址加入账号的访问控制，或换用其他网络。"_s},
         {
             {u"APIGW.0401"_s, {u"The gateway does not know this computer's network address."_s,
              u"网关无法识别本机的网络地址。"_s}},
             {u"APIGW.0402"_s, {u"This computer's network address may not reach VOD."_s,
              u"本机的网络地址不允许访问 VOD。"_s}},
             {u"APIGW.0404"_s, {u"The gateway may not reach VOD's address."_s,
              u"网关不允许访问 VOD 的后端地址。"_s}},
         }},
        {{u"Wait until the quota begins anew, or have it raised in the console."_s,
          u"请等待配额重置，或在控制台提高配额。"_s},
         {
             {u"APIGW.0501"_s, {u"The quota of calls is used up."_s,
              u"调用配额已用完。"_s}},
         }},
        {{u"Have the application released in the console before going on."_s,
          u"请先在控制台解除该应用的冻结，再继续。"_s},
         {
             {u"APIGW.0502"_s, {u"The application is frozen."_s,
              u"该应用已被冻结。"_s}},
         }},
        {{u"Reading is tried again by itself a few times. If it stays, give Huawei Cloud support the request ID."_s,
          u"读取会自动重试几次。如果一直如此，请将请求 ID 提供给华为云技术支持。"_s},
         {
             {u"APIGW.0601"_s, {u"The gateway reports a fault of its own."_s,
              u"网关报告其内部出错。"_s}},
             {u"APIGW.0605"_s, {u"The gateway could not look up VOD's name."_s,
              u"网关无法解析 VOD 的域名。"_s}},
             {u"APIGW.0606"_s, {u"The gateway could not load its settings."_s,
              u"网关未能加载配置。"_s}},
             {u"APIGW.0608"_s, {u"The gateway could not sign in inside Huawei Cloud."_s,
              u"网关在华为云内部登录失败。"_s}},
             {u"APIGW.0609"_s, {u"The gateway lost the network of VOD."_s,
              u"网关找不到 VOD 所在的网络。"_s}},
             {u"APIGW.0610"_s, {u"No server of VOD is free behind the gateway."_s,
              u"网关后端没有可用的 VOD 服务器。"_s}},
             {u"APIGW.0611"_s, {u"The gateway does not find the port of VOD."_s,
              u"网关找不到 VOD 的端口。"_s}},
             {u"APIGW.0612"_s, {u"The gateway was led back to itself."_s,
              u"网关的请求指向了自身。"_s}},
             {u"APIGW.0705"_s, {u"The gateway could not sign its own request to VOD."_s,
              u"网关未能为其到 VOD 的请求签名。"_s}},
         }},
        {{u"Look whether a proxy alters what is sent; if there is none, look for a newer version of this program."_s,
          u"请检查代理是否改动了发送的内容；如果没有代理，请查看本程序是否有新版本。"_s},
         {
             {u"APIGW.0602"_s, {u"The gateway could not make sense of the request."_s,
              u"网关无法识别该请求。"_s}},
         }},
        {{u"It is tried again by itself; if sign-in stays out of order, look at Huawei Cloud's service notices."_s,
          u"会自动重试；如果登录服务一直不可用，请查看华为云的服务公告。"_s},
         {
             {u"APIGW.0613"_s, {u"Huawei Cloud's sign-in service (IAM) is not available."_s,
              u"华为云的登录服务（IAM）暂不可用。"_s}},
         }},
        {{u"Choose a region the IAM user may use, or ask the administrator to open this one to it."_s,
          u"请选择 IAM 用户可以使用的地域，或请管理员为其开放该地域。"_s},
         {
             {u"APIGW.0802"_s, {u"The IAM user may not use this region."_s,
              u"IAM 用户无权使用该地域。"_s}},
         }},
        {{u"Compare account name, IAM user name and project ID with My Credentials."_s,
          u"请在“我的凭证”中核对账号名、IAM 用户名和项目 ID。"_s},
         {
             {u"400"_s, {u"IAM could not read what was sent to sign in."_s,
              u"IAM 无法识别登录请求的内容。"_s}},
         }},
        {{u"Set the name and password of an IAM user again. A HUAWEI ID cannot get a token: create an IAM user with programmatic access, or use an access key. Further wrong tries lock the user."_s,
          u"请重新设置 IAM 用户的名称和密码。华为账号（HUAWEI ID）无法获取 Token：需创建允许编程访问的 IAM 用户，或改用访问密钥。继续输错会锁定该用户。"_s},
         {
             {u"401"_s, {u"IAM does not accept the user name or the password."_s,
              u"IAM 不接受该用户名或密码。"_s}},
         }},
        {{u"Allow the IAM user programmatic access, or sign in by access key."_s,
          u"请为 IAM 用户开启编程访问，或改用访问密钥登录。"_s},
         {
             {u"403"_s, {u"IAM does not let this user get a token."_s,
              u"IAM 不允许该用户获取 Token。"_s}},
         }},
        {{u"Look at the account's IAM endpoint, region and project ID: one of them does not exist."_s,
          u"请检查账号的 IAM 接入地址、地域和项目 ID，其中有一项不存在。"_s},
         {
             {u"404"_s, {u"IAM does not find what was named to sign in."_s,
              u"IAM 找不到登录所用的信息。"_s}},
         }},
        {{u"Signing in is tried again by itself; if it stays so, try again later."_s,
          u"会自动重新登录；如果一直如此，请稍后再试。"_s},
         {
             {u"500"_s, {u"IAM reports a fault in its own system."_s,
              u"IAM 报告其系统内部出错。"_s}},
             {u"503"_s, {u"IAM is not available just now."_s,
              u"IAM 目前不可用。"_s}},
         }},
    };
}
// clang-format on

} // namespace deck::huawei
