<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AccountTexts</name>
    <message>
        <source>--set takes KEY=VALUE.</source>
        <translation>--set 的格式为 KEY=VALUE。</translation>
    </message>
    <message>
        <source>%1 is a secret and must not stand among the arguments. Use --secret %1=env:VARIABLE or --secret %1=stdin, and renew the secret at the vendor if it was seen.</source>
        <translation>%1 是机密，不能写在参数中。请使用 --secret %1=env:变量名 或 --secret %1=stdin；如果它已被他人看到，请到服务商处更换。</translation>
    </message>
    <message>
        <source>%1 has no key “%2”. Its keys: %3.</source>
        <translation>%1 没有名为“%2”的项。可用的项：%3。</translation>
    </message>
    <message>
        <source>--secret takes KEY=env:VARIABLE or KEY=stdin. The secrets of %1: %2.</source>
        <translation>--secret 的格式为 KEY=env:变量名 或 KEY=stdin。%1 的密钥项：%2。</translation>
    </message>
    <message>
        <source>%1 has no region “%2”. Its regions: %3.</source>
        <translation>%1 没有地域“%2”。可用的地域：%3。</translation>
    </message>
    <message>
        <source>--vendor is missing. The vendors: %1.</source>
        <translation>缺少 --vendor。可用的服务商：%1。</translation>
    </message>
    <message>
        <source>%1 is missing: --secret %1=env:VARIABLE or --secret %1=stdin.</source>
        <translation>缺少 %1：请使用 --secret %1=env:变量名 或 --secret %1=stdin。</translation>
    </message>
    <message>
        <source>%1 is missing: --set %1=VALUE.</source>
        <translation>缺少 %1：请使用 --set %1=值。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地域</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>接入地址</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>项</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Name lookup</source>
        <translation>域名解析</translation>
    </message>
    <message>
        <source>Secure link</source>
        <translation>安全连接</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列出上传</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Standard input held no line for %1.</source>
        <translation>标准输入中没有 %1 的内容。</translation>
    </message>
    <message>
        <source>Account %1 was added.</source>
        <translation>已添加账号 %1。</translation>
    </message>
    <message>
        <source>Account %1 was removed from this computer. Nothing changed at the vendor.</source>
        <translation>已从本机移除账号 %1，服务商处不受影响。</translation>
    </message>
    <message>
        <source>There is no vendor “%1” here. The vendors: %2.</source>
        <translation>没有服务商“%1”。可用的服务商：%2。</translation>
    </message>
</context>
<context>
    <name>AskingTexts</name>
    <message>
        <source>%1: %2 sent the same page again; stopped at %3.</source>
        <translation>%1：%2 重复返回同一页，已停在 %3 个。</translation>
    </message>
    <message>
        <source>%1: %2 sent more pages than a listing can have; stopped at %3.</source>
        <translation>%1：%2 的分页没有尽头，已停在 %3 个。</translation>
    </message>
    <message>
        <source>Asking %1: %2 so far</source>
        <translation>正在查询 %1：已有 %2 个</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>No command was given. “uploaddeck-cli --help” names them.</source>
        <translation>没有给出命令。“uploaddeck-cli --help”列出全部命令。</translation>
    </message>
    <message>
        <source>“%1” is not yet available in this version.</source>
        <translation>此版本尚不支持“%1”。</translation>
    </message>
    <message>
        <source>The output could not be written to its end.</source>
        <translation>输出未能完整写入。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Licence: Apache License 2.0</source>
        <translation>许可证：Apache License 2.0</translation>
    </message>
    <message>
        <source>Built on Qt %1 (LGPL 3), SQLite (public domain), QtKeychain (BSD) and tl::expected (CC0)</source>
        <translation>基于 Qt %1（LGPL 3）、SQLite（公有领域）、QtKeychain（BSD）和 tl::expected（CC0）</translation>
    </message>
    <message>
        <source>About Upload Deck</source>
        <translation>关于 Upload Deck</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Every upload of every account, in one table</source>
        <translation>所有账号的上传，尽在一张表中</translation>
    </message>
</context>
<context>
    <name>ErrorTexts</name>
    <message>
        <source>Use 1 to 64 of the letters A to Z, digits, dot, underscore and hyphen.</source>
        <translation>请用 1 到 64 个英文字母、数字、点、下划线或连字符。</translation>
    </message>
    <message>
        <source>The endpoint is not a complete address.</source>
        <translation>接入地址不完整。</translation>
    </message>
    <message>
        <source>Write it as https://host, with a port where one is needed.</source>
        <translation>请写成 https://主机名，需要时加上端口。</translation>
    </message>
    <message>
        <source>The endpoint carries a user name or password.</source>
        <translation>接入地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>Leave both out of the address: addresses are stored and shown.</source>
        <translation>请从地址中去掉：地址会被保存和显示。</translation>
    </message>
    <message>
        <source>Use an https address.</source>
        <translation>请使用 https 地址。</translation>
    </message>
    <message>
        <source>Use https for any other host.</source>
        <translation>其他主机请使用 https。</translation>
    </message>
    <message>
        <source>The endpoint carries a query or a fragment.</source>
        <translation>接入地址中含有查询参数或片段。</translation>
    </message>
    <message>
        <source>Leave out everything from “?” or “#” on.</source>
        <translation>请去掉“?”或“#”及其后的内容。</translation>
    </message>
    <message>
        <source>What was asked for cannot be sent.</source>
        <translation>所请求的内容无法发送。</translation>
    </message>
    <message>
        <source>Something on this computer stands in the way.</source>
        <translation>本机上出现了问题。</translation>
    </message>
    <message>
        <source>%1 refused the call.</source>
        <translation>%1 拒绝了请求。</translation>
    </message>
    <message>
        <source>The vendor refused the call.</source>
        <translation>服务商拒绝了请求。</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>无法连接 %1。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接服务器。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 未在时限内应答。</translation>
    </message>
    <message>
        <source>The server did not answer in time.</source>
        <translation>服务器未在时限内应答。</translation>
    </message>
    <message>
        <source>%1 asks for fewer calls.</source>
        <translation>%1 要求降低频率。</translation>
    </message>
    <message>
        <source>The vendor asks for fewer calls.</source>
        <translation>服务商要求降低频率。</translation>
    </message>
    <message>
        <source>%1 answers with errors.</source>
        <translation>%1 返回错误。</translation>
    </message>
    <message>
        <source>The server answers with errors.</source>
        <translation>服务器返回错误。</translation>
    </message>
    <message>
        <source>An answer came in the name of %1 that cannot be used.</source>
        <translation>收到以 %1 名义返回的应答，但无法使用。</translation>
    </message>
    <message>
        <source>An answer came that cannot be used.</source>
        <translation>收到的应答无法使用。</translation>
    </message>
    <message>
        <source>%1 does not accept the key.</source>
        <translation>%1 不接受这个密钥。</translation>
    </message>
    <message>
        <source>The key is missing or not accepted.</source>
        <translation>缺少密钥，或密钥未被接受。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is too far off to sign requests.</source>
        <translation>本机时钟偏差过大，无法签名。</translation>
    </message>
    <message>
        <source>The request was sent and its outcome is not known.</source>
        <translation>请求已发送，结果未知。</translation>
    </message>
    <message>
        <source>There is no such account or upload.</source>
        <translation>没有这个账号或上传。</translation>
    </message>
    <message>
        <source>Stopped before an answer came.</source>
        <translation>在收到应答前已停止。</translation>
    </message>
    <message>
        <source>Check the network, a proxy or firewall, and the account&apos;s endpoint.</source>
        <translation>请检查网络、代理或防火墙，以及账号的接入地址。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, check the network or allow more time.</source>
        <translation>请重试；如仍如此，请检查网络或延长时限。</translation>
    </message>
    <message>
        <source>Nothing to do: calls are made more slowly for a while.</source>
        <translation>无需处理：一段时间内会放慢请求。</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, give the vendor&apos;s support the request ID.</source>
        <translation>请稍后重试；如仍如此，请把请求 ID 提供给服务商技术支持。</translation>
    </message>
    <message>
        <source>A sign-in page of the network or a proxy may stand in between: open a web page and look.</source>
        <translation>中间可能有网络登录页或代理：请打开任意网页查看。</translation>
    </message>
    <message>
        <source>Compare the keys with the vendor&apos;s console and set them again.</source>
        <translation>请与服务商控制台核对密钥后重新设置。</translation>
    </message>
    <message>
        <source>Set the clock of this computer, best by network time.</source>
        <translation>请校准本机时钟，最好使用网络时间。</translation>
    </message>
    <message>
        <source>Look at the upload before asking again.</source>
        <translation>请先查看该上传，再决定是否重试。</translation>
    </message>
    <message>
        <source>“%1” cannot be an account name.</source>
        <translation>“%1”不能用作账号名称。</translation>
    </message>
    <message>
        <source>There is an account “%1” already.</source>
        <translation>已有账号“%1”。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that account first.</source>
        <translation>请换一个名称，或先移除该账号。</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>没有账号“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account list” names the accounts of this profile.</source>
        <translation>“uploaddeck-cli account list”列出此配置中的账号。</translation>
    </message>
    <message>
        <source>The key “%1” of the account is missing or does not have the vendor’s form.</source>
        <translation>账号缺少“%1”，或其格式不符合服务商的要求。</translation>
    </message>
    <message>
        <source>Compare it with the vendor’s console; “uploaddeck-cli account add --help” says what it takes.</source>
        <translation>请与服务商控制台核对；“uploaddeck-cli account add --help”说明了所需的各项。</translation>
    </message>
    <message>
        <source>The vendor has no region “%1”.</source>
        <translation>服务商没有地域“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account add --help” names the regions.</source>
        <translation>“uploaddeck-cli account add --help”列出可用的地域。</translation>
    </message>
    <message>
        <source>The account “%1” cannot be stored as it is.</source>
        <translation>账号“%1”无法按现状保存。</translation>
    </message>
    <message>
        <source>Use plain text for its keys.</source>
        <translation>各项请使用纯文本。</translation>
    </message>
    <message>
        <source>There is no vendor “%1” here.</source>
        <translation>没有服务商“%1”。</translation>
    </message>
    <message>
        <source>“uploaddeck-cli account add --help” names the vendors.</source>
        <translation>“uploaddeck-cli account add --help”列出可用的服务商。</translation>
    </message>
    <message>
        <source>The endpoint begins with “%1”, which is neither https nor http.</source>
        <translation>接入地址以“%1”开头，既不是 https 也不是 http。</translation>
    </message>
    <message>
        <source>The endpoint “%1” is plain http, which is accepted for this computer’s own addresses only.</source>
        <translation>接入地址“%1”使用不加密的 http，只有本机地址才能这样使用。</translation>
    </message>
    <message>
        <source>“%1” is not the address of an upload.</source>
        <translation>“%1”不是上传的地址。</translation>
    </message>
    <message>
        <source>Write ACCOUNT/ID, the ID without comma, blank or control character.</source>
        <translation>请写成“账号/ID”，ID 中不能有逗号、空格或控制字符。</translation>
    </message>
    <message>
        <source>Neither the vendor nor this profile knows the upload “%1”.</source>
        <translation>服务商和此配置都没有上传“%1”。</translation>
    </message>
    <message>
        <source>Compare the ID with the vendor’s console, and the account it belongs to.</source>
        <translation>请与服务商控制台核对 ID 及其所属的账号。</translation>
    </message>
    <message>
        <source>“%1” cannot be an ID.</source>
        <translation>“%1”不能用作 ID。</translation>
    </message>
    <message>
        <source>An ID has no comma, blank or control character.</source>
        <translation>ID 中不能有逗号、空格或控制字符。</translation>
    </message>
    <message>
        <source>The sandbox has no scenario “%1”.</source>
        <translation>沙盒没有场景“%1”。</translation>
    </message>
    <message>
        <source>These are its scenarios:</source>
        <translation>可用的场景：</translation>
    </message>
    <message>
        <source>The sandbox cannot listen on port %1.</source>
        <translation>沙盒无法监听端口 %1。</translation>
    </message>
    <message>
        <source>Leave --port out to get a free one.</source>
        <translation>去掉 --port 即可使用空闲端口。</translation>
    </message>
    <message>
        <source>The secret “%1” is missing.</source>
        <translation>缺少密钥“%1”。</translation>
    </message>
    <message>
        <source>Set the environment variable before the program starts, or add the account again.</source>
        <translation>请在启动程序之前设置环境变量，或重新添加账号。</translation>
    </message>
    <message>
        <source>This computer has no keychain that can be used.</source>
        <translation>本机没有可用的钥匙串。</translation>
    </message>
    <message>
        <source>Keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>Unlock it, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请解锁钥匙串，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The keychain did not answer.</source>
        <translation>钥匙串没有应答。</translation>
    </message>
    <message>
        <source>Look whether it asks for a password, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请查看它是否在询问密码，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>钥匙串拒绝访问。</translation>
    </message>
    <message>
        <source>Allow it, or keep the secret in an environment variable: --secret KEY=env:VARIABLE.</source>
        <translation>请允许访问，或把密钥放在环境变量中：--secret KEY=env:变量名。</translation>
    </message>
    <message>
        <source>The account list is damaged: %1</source>
        <translation>账号列表已损坏：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Repair it, or move it away and add the accounts again.</source>
        <translation>该文件未被改动。请修复它，或移走后重新添加账号。</translation>
    </message>
    <message>
        <source>The account list was written by a newer Upload Deck: %1</source>
        <translation>账号列表由更新版本的 Upload Deck 写入：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Use that version, or another profile.</source>
        <translation>该文件未被改动。请使用那个版本，或换用其他配置。</translation>
    </message>
    <message>
        <source>The account list cannot be read: %1</source>
        <translation>无法读取账号列表：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this file.</source>
        <translation>请查看此文件的权限。</translation>
    </message>
    <message>
        <source>The account list cannot be written: %1</source>
        <translation>无法写入账号列表：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this directory, and at the space left.</source>
        <translation>请查看此目录的权限和剩余空间。</translation>
    </message>
    <message>
        <source>Another program holds the account list: %1</source>
        <translation>另一个程序正在占用账号列表：%1</translation>
    </message>
    <message>
        <source>Try again when it has finished.</source>
        <translation>请等它结束后重试。</translation>
    </message>
    <message>
        <source>This database belongs to another program: %1</source>
        <translation>此数据库属于其他程序：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Choose another profile directory.</source>
        <translation>该文件未被改动。请换用其他配置目录。</translation>
    </message>
    <message>
        <source>This database was written by a newer Upload Deck: %1</source>
        <translation>此数据库由更新版本的 Upload Deck 写入：%1</translation>
    </message>
    <message>
        <source>It was left as it is. Use that version, or another profile directory.</source>
        <translation>该文件未被改动。请使用那个版本，或换用其他配置目录。</translation>
    </message>
    <message>
        <source>The profile cannot be written: %1</source>
        <translation>无法写入配置：%1</translation>
    </message>
    <message>
        <source>Look at the rights of this directory, or choose another one.</source>
        <translation>请查看此目录的权限，或换用其他目录。</translation>
    </message>
    <message>
        <source>The local data are damaged: %1</source>
        <translation>本地数据已损坏：%1</translation>
    </message>
    <message>
        <source>Start again: what can be read is rescued and the damaged file is kept.</source>
        <translation>请重新启动：可读取的内容会被找回，损坏的文件会保留。</translation>
    </message>
    <message>
        <source>Another program is using the local data: %1</source>
        <translation>另一个程序正在使用本地数据：%1</translation>
    </message>
    <message>
        <source>The profile is not open.</source>
        <translation>配置尚未打开。</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>请重新启动。</translation>
    </message>
    <message>
        <source>The profile is open already.</source>
        <translation>配置已经打开。</translation>
    </message>
    <message>
        <source>There is no space left for the local data: %1</source>
        <translation>没有空间保存本地数据：%1</translation>
    </message>
    <message>
        <source>Make room; what is shown goes on meanwhile.</source>
        <translation>请腾出空间；其间仍会继续显示。</translation>
    </message>
    <message>
        <source>The local data could not be read or written: %1</source>
        <translation>无法读写本地数据：%1</translation>
    </message>
    <message>
        <source>Start again; if it stays so, choose another profile directory.</source>
        <translation>请重新启动；如仍如此，请换用其他配置目录。</translation>
    </message>
    <message>
        <source>The connection ended before the answer was complete.</source>
        <translation>应答尚未完整，连接已中断。</translation>
    </message>
    <message>
        <source>Nothing listens at that address.</source>
        <translation>该地址没有服务在监听。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account, and a firewall.</source>
        <translation>请检查账号的接入地址和防火墙。</translation>
    </message>
    <message>
        <source>The name of the server could not be looked up.</source>
        <translation>无法解析服务器的域名。</translation>
    </message>
    <message>
        <source>Check the network and the endpoint of the account.</source>
        <translation>请检查网络和账号的接入地址。</translation>
    </message>
    <message>
        <source>The server’s certificate is for another name.</source>
        <translation>服务器的证书属于其他域名。</translation>
    </message>
    <message>
        <source>Something stands between this computer and the vendor, or the endpoint is wrong. Nothing secret was sent.</source>
        <translation>本机与服务商之间有其他设备介入，或接入地址有误。没有发送任何机密。</translation>
    </message>
    <message>
        <source>The server’s certificate has ended.</source>
        <translation>服务器的证书已过期。</translation>
    </message>
    <message>
        <source>Check this computer’s clock first; else only the server’s owner can renew it.</source>
        <translation>请先检查本机时钟；若无误，只有服务器的所有者能更新证书。</translation>
    </message>
    <message>
        <source>The server’s certificate is not valid yet.</source>
        <translation>服务器的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check this computer’s clock.</source>
        <translation>请检查本机时钟。</translation>
    </message>
    <message>
        <source>The server vouches for itself only.</source>
        <translation>服务器使用自签名证书。</translation>
    </message>
    <message>
        <source>The server’s certificate was withdrawn.</source>
        <translation>服务器的证书已被吊销。</translation>
    </message>
    <message>
        <source>Do not go on with this server; ask its owner.</source>
        <translation>不要继续使用此服务器，请询问其所有者。</translation>
    </message>
    <message>
        <source>This computer does not trust who signed the server’s certificate.</source>
        <translation>本机不信任服务器证书的签发者。</translation>
    </message>
    <message>
        <source>Something stands between this computer and the vendor, or its certificate store is out of date. Nothing secret was sent.</source>
        <translation>本机与服务商之间有其他设备介入，或本机的证书库已过时。没有发送任何机密。</translation>
    </message>
    <message>
        <source>No secure link could be made.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>Check a proxy or firewall, and the endpoint of the account.</source>
        <translation>请检查代理或防火墙，以及账号的接入地址。</translation>
    </message>
    <message>
        <source>The proxy could not be used.</source>
        <translation>无法使用代理。</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>请检查代理设置。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and password.</source>
        <translation>代理要求用户名和密码。</translation>
    </message>
    <message>
        <source>What came back is not HTTP.</source>
        <translation>返回的内容不是 HTTP。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account.</source>
        <translation>请检查账号的接入地址。</translation>
    </message>
    <message>
        <source>The compressed answer is cut or damaged.</source>
        <translation>压缩的应答不完整或已损坏。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, a proxy may be damaging answers.</source>
        <translation>请重试；如仍如此，可能是代理损坏了应答。</translation>
    </message>
    <message>
        <source>The answer is larger than 50 MB.</source>
        <translation>应答超过 50 MB。</translation>
    </message>
    <message>
        <source>Give the vendor’s support the time of the call.</source>
        <translation>请把请求时间提供给服务商技术支持。</translation>
    </message>
    <message>
        <source>The answer is empty.</source>
        <translation>应答为空。</translation>
    </message>
    <message>
        <source>The answer is not in the vendor’s form.</source>
        <translation>应答不符合服务商的格式。</translation>
    </message>
    <message>
        <source>The answer lacks the vendor’s return code.</source>
        <translation>应答中没有服务商的返回码。</translation>
    </message>
    <message>
        <source>The list in the answer is not in the vendor’s form.</source>
        <translation>应答中的列表不符合服务商的格式。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look for a newer Upload Deck.</source>
        <translation>请重试；如仍如此，请查看是否有更新版本的 Upload Deck。</translation>
    </message>
    <message>
        <source>The answer does not say how the list goes on.</source>
        <translation>应答没有说明列表如何继续。</translation>
    </message>
    <message>
        <source>The answer speaks of another upload than the one asked for.</source>
        <translation>应答中的上传不是所查询的那一个。</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the vendor’s support.</source>
        <translation>请重试；如仍如此，请告知服务商技术支持。</translation>
    </message>
    <message>
        <source>The answer leads to another place, which was not followed.</source>
        <translation>应答指向其他地址，未予跟随。</translation>
    </message>
    <message>
        <source>Check the endpoint of the account. Nothing secret was sent there.</source>
        <translation>请检查账号的接入地址。没有向那里发送任何机密。</translation>
    </message>
    <message>
        <source>The answers lead in a circle.</source>
        <translation>应答反复重定向。</translation>
    </message>
    <message>
        <source>The request could not be made.</source>
        <translation>无法生成请求。</translation>
    </message>
    <message>
        <source>More was asked at once than the vendor answers.</source>
        <translation>一次查询的数量超过服务商的上限。</translation>
    </message>
    <message>
        <source>The vendor cannot list by that status.</source>
        <translation>服务商不能按该状态列出。</translation>
    </message>
    <message>
        <source>The local data was damaged and set aside as %1; a new file was begun.</source>
        <translation>本地数据已损坏，已另存为 %1 并新建。</translation>
    </message>
    <message>
        <source>What could be read was rescued; the rest comes back as the vendors are asked.</source>
        <translation>可读取的内容已找回，其余会在向服务商查询后恢复。</translation>
    </message>
    <message>
        <source>The server answered with HTTP status %1.</source>
        <translation>服务器返回 HTTP 状态 %1。</translation>
    </message>
    <message>
        <source>The keychain cannot be used.</source>
        <translation>钥匙串无法使用。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Uploading</source>
        <translation>上传中</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>已停滞</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>无权查看</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>HelpTexts</name>
    <message>
        <source>Adds an account. Secrets come from an environment variable or from standard input, never from the arguments.</source>
        <translation>添加账号。密钥来自环境变量或标准输入，绝不写在参数中。</translation>
    </message>
    <message>
        <source>Lists the accounts of the profile.</source>
        <translation>列出配置中的账号。</translation>
    </message>
    <message>
        <source>Removes an account, its rows and its secrets from this computer. Nothing changes at the vendor.</source>
        <translation>从本机移除账号及其数据和密钥，服务商处不受影响。</translation>
    </message>
    <message>
        <source>Tests an account stage by stage and names the stage that fails. Never writes.</source>
        <translation>逐步测试账号，指出未通过的步骤。从不写入。</translation>
    </message>
    <message>
        <source>Lists uploads: the last known rows, asking the vendor first where none are known; --refresh always asks, --cached never.</source>
        <translation>列出上传：显示最后已知的数据，没有数据时先向服务商查询；--refresh 总是查询，--cached 从不查询。</translation>
    </message>
    <message>
        <source>Asks the vendor about one upload, tracked or not, and shows every field; --raw shows the answer itself, secrets hidden.</source>
        <translation>向服务商查询一个上传（无论是否已跟踪）并显示所有字段；--raw 显示原始应答，其中的机密已隐藏。</translation>
    </message>
    <message>
        <source>Asks again and again and writes what is new or changed.</source>
        <translation>持续查询，输出新增和变化的内容。</translation>
    </message>
    <message>
        <source>Serves an imitation of the vendors on this computer until standard input closes; prints where, and the accounts to add.</source>
        <translation>在本机模拟各服务商，直到标准输入关闭；输出地址和可添加的账号。</translation>
    </message>
    <message>
        <source>Not yet available in this version.</source>
        <translation>此版本尚不支持。</translation>
    </message>
    <message>
        <source>Exit status:
  0  done
  2  usage or bad input; nothing was sent
  3  the vendor rejected it
  4  the vendor could not be reached, stopped answering, kept throttling, or its answer could not be used
  5  credentials missing, refused or expired, or the clock too far off to sign
  6  an action was sent and its outcome is unknown
  7  no such account or upload
</source>
        <translation>退出状态：
  0  完成
  2  用法或输入有误，未发送任何请求
  3  服务商拒绝
  4  无法连接服务商、未应答、持续限流，或应答无法使用
  5  缺少密钥、密钥被拒绝或已失效，或时钟偏差过大无法签名
  6  操作已发送，结果未知
  7  没有这个账号或上传
</translation>
    </message>
    <message>
        <source>Options of every command, before or after it:
  --profile DIR      where settings, accounts (no secrets) and the database are (or UPLOADDECK_PROFILE)
  --lang en|zh       the language of texts
  --format F         table (default), json, ndjson or csv
  --timeout SECONDS  of each request, default 30
  --verbose          say what is asked
  --version, --help  also per command
</source>
        <translation>各命令通用的选项，可写在命令之前或之后：
  --profile DIR      存放设置、账号（不含密钥）和数据库的目录（或 UPLOADDECK_PROFILE）
  --lang en|zh       文字的语言
  --format F         table（默认）、json、ndjson 或 csv
  --timeout SECONDS  每个请求的时限，默认 30 秒
  --verbose          说明正在查询什么
  --version, --help  也可用于单个命令
</translation>
    </message>
    <message>
        <source>(optional) %1</source>
        <translation>（可选）%1</translation>
    </message>
    <message>
        <source>Usage: uploaddeck-cli COMMAND

Every upload of every account, in one table.

Commands:
</source>
        <translation>用法：uploaddeck-cli 命令

所有账号的上传，尽在一张表中。

命令：
</translation>
    </message>
    <message>
        <source>Not yet available: %1</source>
        <translation>尚不支持：%1</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>用法：%1</translation>
    </message>
</context>
<context>
    <name>InvocationTexts</name>
    <message>
        <source>--format is one of table, json, ndjson and csv, not “%1”.</source>
        <translation>--format 只能是 table、json、ndjson 或 csv，不能是“%1”。</translation>
    </message>
    <message>
        <source>--timeout is a number of seconds from 1 to 3600, not “%1”.</source>
        <translation>--timeout 是 1 到 3600 之间的秒数，不能是“%1”。</translation>
    </message>
    <message>
        <source>--lang is en or zh, not “%1”.</source>
        <translation>--lang 只能是 en 或 zh，不能是“%1”。</translation>
    </message>
    <message>
        <source>--profile needs a directory.</source>
        <translation>--profile 需要一个目录。</translation>
    </message>
    <message>
        <source>“%1” takes no option --%2.</source>
        <translation>“%1”没有选项 --%2。</translation>
    </message>
    <message>
        <source>Something is missing: %1</source>
        <translation>缺少参数：%1</translation>
    </message>
    <message>
        <source>“%1” is one argument too many: %2</source>
        <translation>“%1”是多余的参数：%2</translation>
    </message>
    <message>
        <source>An option lacks its value.</source>
        <translation>某个选项缺少取值。</translation>
    </message>
    <message>
        <source>There is no option --%1.</source>
        <translation>没有选项 --%1。</translation>
    </message>
    <message>
        <source>There is no command “%1”.</source>
        <translation>没有命令“%1”。</translation>
    </message>
    <message>
        <source>One argument is too many. A secret must not stand among the arguments: use --secret KEY=env:VARIABLE or --secret KEY=stdin.</source>
        <translation>有一个多余的参数。机密不能写在参数中：请使用 --secret KEY=env:变量名 或 --secret KEY=stdin。</translation>
    </message>
    <message>
        <source>“%1” needs one more word: %2.</source>
        <translation>“%1”后面还需要一个词：%2。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>显示文件</translation>
    </message>
    <message>
        <source>%1: sign in again</source>
        <translation>%1：请重新登录</translation>
    </message>
    <message>
        <source>%1 refuses its key (%2).</source>
        <translation>%1 拒绝了它的密钥（%2）。</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>无法连接 %1</translation>
    </message>
    <message>
        <source>No network</source>
        <translation>网络已断开</translation>
    </message>
    <message>
        <source>Last known data below, oldest from %1.</source>
        <translation>以下为最后已知的数据，最早更新于 %1。</translation>
    </message>
    <message>
        <source>Nothing was known before.</source>
        <translation>此前没有任何数据。</translation>
    </message>
    <message>
        <source>%1 answers with errors (%2 of %3)</source>
        <translation>%1 返回错误（%3 次中 %2 次）</translation>
    </message>
    <message>
        <source>%1 answers with errors</source>
        <translation>%1 返回错误</translation>
    </message>
    <message>
        <source>Other accounts are not affected.</source>
        <translation>其他账号不受影响。</translation>
    </message>
    <message>
        <source>%1 asks for fewer calls</source>
        <translation>%1 要求降低频率</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 slow</source>
        <translation>本机时钟慢了 %1</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 fast</source>
        <translation>本机时钟快了 %1</translation>
    </message>
    <message>
        <source>Requests are signed with corrected time.</source>
        <translation>签名时已自动校正。</translation>
    </message>
    <message>
        <source>The local data was damaged and set aside; a new file was begun</source>
        <translation>本地数据已损坏，已另存并新建</translation>
    </message>
    <message>
        <source>Uploads rescued: %1. The old file: %2</source>
        <translation>找回上传 %1 个。原文件：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Its rows are as known at %1. Other accounts are not affected.</source>
        <translation>其数据更新于 %1，其他账号不受影响。</translation>
    </message>
    <message>
        <source>Its rows are as known last. Other accounts are not affected.</source>
        <translation>其数据为最后已知的状态，其他账号不受影响。</translation>
    </message>
    <message>
        <source>The rows below are as last known.</source>
        <translation>以下为最后已知的数据。</translation>
    </message>
    <message>
        <source>Its rows update more slowly for now.</source>
        <translation>其数据暂时更新较慢。</translation>
    </message>
    <message>
        <source>Its rows are as known at %1.</source>
        <translation>其数据更新于 %1。</translation>
    </message>
</context>
<context>
    <name>OutputTexts</name>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Upload Deck: every upload of every account, in one table.</source>
        <translation>Upload Deck：所有账号的上传，尽在一张表中。</translation>
    </message>
    <message>
        <source>Directory of settings, accounts and database.</source>
        <translation>存放设置、账号和数据库的目录。</translation>
    </message>
    <message>
        <source>Look around with made-up uploads: a throw-away profile, nothing leaves this computer.</source>
        <translation>用虚构的上传体验：使用临时配置，不会离开本机。</translation>
    </message>
    <message>
        <source>Language: en or zh.</source>
        <translation>语言：en 或 zh。</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>配色：system、light 或 dark。</translation>
    </message>
    <message>
        <source>What is logged: debug, info, warning or error.</source>
        <translation>日志级别：debug、info、warning 或 error。</translation>
    </message>
    <message>
        <source>Start without saved looks, and save none.</source>
        <translation>启动时不读取、也不保存界面设置。</translation>
    </message>
    <message>
        <source>Print the version and end.</source>
        <translation>输出版本后退出。</translation>
    </message>
    <message>
        <source>Print this help and end.</source>
        <translation>输出本帮助后退出。</translation>
    </message>
    <message>
        <source>“uploaddeck --help” lists the options.</source>
        <translation>“uploaddeck --help”列出全部选项。</translation>
    </message>
    <message>
        <source>Unexpected argument: %1</source>
        <translation>多余的参数：%1</translation>
    </message>
    <message>
        <source>--profile needs a directory.</source>
        <translation>--profile 需要一个目录。</translation>
    </message>
    <message>
        <source>--sandbox uses a profile of its own: leave out --profile.</source>
        <translation>--sandbox 使用自己的配置：请去掉 --profile。</translation>
    </message>
    <message>
        <source>--lang is en or zh, not “%1”.</source>
        <translation>--lang 只能是 en 或 zh，不能是“%1”。</translation>
    </message>
    <message>
        <source>--theme is system, light or dark, not “%1”.</source>
        <translation>--theme 只能是 system、light 或 dark，不能是“%1”。</translation>
    </message>
    <message>
        <source>--log-level is debug, info, warning or error, not “%1”.</source>
        <translation>--log-level 只能是 debug、info、warning 或 error，不能是“%1”。</translation>
    </message>
    <message>
        <source>The sandbox did not start: %1</source>
        <translation>沙盒未能启动：%1</translation>
    </message>
</context>
<context>
    <name>SelectionTexts</name>
    <message>
        <source>There is no status “%1”.</source>
        <translation>没有状态“%1”。</translation>
    </message>
    <message>
        <source>--sort is KEY or KEY:desc, not “%1”.</source>
        <translation>--sort 的格式为 KEY 或 KEY:desc，不能是“%1”。</translation>
    </message>
    <message>
        <source>Nothing can be sorted by “%1”.</source>
        <translation>不能按“%1”排序。</translation>
    </message>
    <message>
        <source>--%1 is a whole number from %2 to %3, not “%4”.</source>
        <translation>--%1 是 %2 到 %3 之间的整数，不能是“%4”。</translation>
    </message>
    <message>
        <source>--since is a date or time such as 2026-11-24 or 2026-11-24T08:00:00Z, not “%1”.</source>
        <translation>--since 是日期或时间，例如 2026-11-24 或 2026-11-24T08:00:00Z，不能是“%1”。</translation>
    </message>
    <message>
        <source>--refresh and --cached exclude each other.</source>
        <translation>--refresh 和 --cached 不能同时使用。</translation>
    </message>
</context>
<context>
    <name>UploadCellText</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>云服务</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Vendor status</source>
        <translation>服务商状态</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Media ID</source>
        <translation>媒体 ID</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对时间</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未提供</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>ratio, time without movement</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Unknown (%1)</source>
        <comment>a word of the vendor that we do not know</comment>
        <translation>未知（%1）</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>Our verdict: no byte for %1. The vendor says %2.</source>
        <translation>我们的判断：%1 没有新数据。服务商仍显示“%2”。</translation>
    </message>
    <message>
        <source>The vendor&apos;s word: %1</source>
        <translation>服务商原文：%1</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>核对于：%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes sent, total</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>已重新开始</translation>
    </message>
    <message>
        <source>Stalled, our verdict; vendor says %1</source>
        <translation>已停滞（我们的判断）；服务商显示“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n retries</source>
        <translation>
            <numerusform>重试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>no title</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>progress not given</source>
        <translation>进度未提供</translation>
    </message>
    <message>
        <source>size not given</source>
        <translation>大小未提供</translation>
    </message>
    <message>
        <source>bytes sent not given</source>
        <translation>已上传字节未提供</translation>
    </message>
    <message>
        <source>time of creation not given</source>
        <translation>创建时间未提供</translation>
    </message>
    <message>
        <source>time of update not given</source>
        <translation>更新时间未提供</translation>
    </message>
    <message>
        <source>retries not given</source>
        <translation>重试次数未提供</translation>
    </message>
    <message>
        <source>source not given</source>
        <translation>来源未提供</translation>
    </message>
    <message>
        <source>time of completion not given</source>
        <translation>完成时间未提供</translation>
    </message>
    <message>
        <source>vendor status not given</source>
        <translation>服务商状态未提供</translation>
    </message>
    <message>
        <source>no error</source>
        <translation>没有错误</translation>
    </message>
    <message>
        <source>media ID not given</source>
        <translation>媒体 ID 未提供</translation>
    </message>
    <message>
        <source>time of expiry not given</source>
        <translation>过期时间未提供</translation>
    </message>
    <message>
        <source>never checked</source>
        <translation>从未核对</translation>
    </message>
    <message>
        <source>all sent, the vendor is processing it</source>
        <translation>已全部送达，服务商正在处理</translation>
    </message>
    <message>
        <source>all sent</source>
        <translation>已全部送达</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>百分之 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n days</source>
        <translation>
            <numerusform>百分之 %1，已 %n 天没有变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n hours</source>
        <translation>
            <numerusform>百分之 %1，已 %n 小时没有变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 percent, no movement for %n minutes</source>
        <translation>
            <numerusform>百分之 %1，已 %n 分钟没有变化</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Accounts</source>
        <translation>账号(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>列(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>行高(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>时区(&amp;T)</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;IDs</source>
        <translation>复制 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy &amp;title</source>
        <translation>复制标题(&amp;T)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Refresh list</source>
        <translation>刷新列表(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>侧栏(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>清除筛选(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Leave the sandbox</source>
        <translation>离开沙盒(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open the sandbox</source>
        <translation>打开沙盒(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>最小化(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;About Upload Deck</source>
        <translation>关于 Upload Deck(&amp;A)</translation>
    </message>
    <message>
        <source>Size columns to &amp;content</source>
        <translation>列宽适应内容(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>恢复默认列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Compact</source>
        <translation>紧凑(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>标准(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Roomy</source>
        <translation>宽松(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>theme</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>language</comment>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Local</source>
        <translation>本地(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;UTC</source>
        <translation>UTC(&amp;U)</translation>
    </message>
    <message>
        <source>Filter by &amp;status: %1</source>
        <translation>按状态筛选：%1(&amp;S)</translation>
    </message>
    <message>
        <source>Filter by &amp;account: %1</source>
        <translation>按账号筛选：%1(&amp;A)</translation>
    </message>
</context>
<context>
    <name>deck::FilterLine</name>
    <message numerus="yes">
        <source>%Ln match</source>
        <translation>
            <numerusform>%Ln 个符合</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 match; %2 was asked too</source>
        <translation>%1 个符合 · 已同时向 %2 查询</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>取消筛选：%1</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>取消这项筛选</translation>
    </message>
    <message>
        <source>Vendor: %1</source>
        <translation>云服务：%1</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>账号：%1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>deck::FirstStartPage</name>
    <message>
        <source>Every upload of every account, in one table</source>
        <translation>所有账号的上传，尽在一张表中</translation>
    </message>
    <message>
        <source>Add an account to see its uploads, or look around first with sample data.</source>
        <translation>添加账号即可查看，也可以先用示例数据体验。</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>You need the keys from the vendor&apos;s console. In a terminal:</source>
        <translation>需要服务商控制台中的密钥。在终端中运行：</translation>
    </message>
    <message>
        <source>Command that adds an account</source>
        <translation>添加账号的命令</translation>
    </message>
    <message>
        <source>Try the sandbox</source>
        <translation>试用沙盒</translation>
    </message>
    <message>
        <source>The vendors, imitated on this computer: 240 uploads that move, wait, retry, fail and expire. No account, no network, nothing to pay.</source>
        <translation>在本机模拟各服务商：240 个上传，会进行、等待、重试、失败和过期。无需账号和网络，不产生费用。</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>打开沙盒</translation>
    </message>
    <message>
        <source>Leave it at any time in Accounts</source>
        <translation>可随时在“账号”菜单中离开</translation>
    </message>
    <message>
        <source>Keys go into this computer&apos;s keychain or an environment variable, never into a file</source>
        <translation>密钥保存在本机钥匙串或环境变量中，绝不写入文件</translation>
    </message>
</context>
<context>
    <name>deck::MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation>侧栏</translation>
    </message>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Status bar</source>
        <translation>状态栏</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its shortcut</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Refresh list</source>
        <translation>刷新列表</translation>
    </message>
    <message>
        <source>Show the side panel</source>
        <translation>显示侧栏</translation>
    </message>
    <message>
        <source>Sandbox – Upload Deck</source>
        <translation>沙盒 – Upload Deck</translation>
    </message>
</context>
<context>
    <name>deck::NoticeArea</name>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>还有 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::NoticeLine</name>
    <message>
        <source>%1. %2</source>
        <comment>cause and sentence of a notice</comment>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button of a notice and its cause</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Next try in %1 s</source>
        <translation>%1 秒后重试</translation>
    </message>
    <message>
        <source>Next try at %1</source>
        <translation>%1 重试</translation>
    </message>
</context>
<context>
    <name>deck::ProfileErrorPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>deck::SearchBox</name>
    <message>
        <source>Search title, ID, file, error</source>
        <translation>搜索标题、ID、文件、错误</translation>
    </message>
    <message>
        <source>Search uploads</source>
        <translation>搜索上传</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>deck::Session</name>
    <message>
        <source>The local data was damaged and set aside as %1; a new file was begun. Uploads rescued: %2.</source>
        <translation>本地数据已损坏，已另存为 %1 并新建。找回上传 %2 个。</translation>
    </message>
</context>
<context>
    <name>deck::SideModel</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Not shown by vendor</source>
        <translation>服务商未给出</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>请重新登录</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Asks for fewer calls</source>
        <translation>要求降低频率</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>side entry and its count</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, filter on</source>
        <translation>%1，已筛选</translation>
    </message>
</context>
<context>
    <name>deck::StatusParts</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 (%Ln sizes known)</source>
        <translation>
            <numerusform>%1 · %2（其中 %Ln 个已知大小）</numerusform>
        </translation>
    </message>
    <message>
        <source>No account</source>
        <translation>没有账号</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) signed in</source>
        <translation>
            <numerusform>%Ln 个账号均已登录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln account(s) signed in</source>
        <translation>
            <numerusform>%Ln 个账号中 %1 个已登录</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Updated %1 · asking again</source>
        <translation>更新于 %1 · 正在再次查询</translation>
    </message>
    <message>
        <source>Asking for the first time</source>
        <translation>正在首次查询</translation>
    </message>
    <message>
        <source>Updated %1 · next in %2 s</source>
        <translation>更新于 %1 · %2 秒后再次更新</translation>
    </message>
    <message>
        <source>Updated %1</source>
        <translation>更新于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln 个账号</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deck::UploadTableView</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
</context>
<context>
    <name>deck::UploadsFooter</name>
    <message numerus="yes">
        <source>Asking %n account(s) for the first page: %1 answered, %2 to go</source>
        <extracomment>%n accounts are asked for their first page</extracomment>
        <translation>
            <numerusform>正在向 %n 个账号请求第一页：已收到 %1 个，还差 %2 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2, all shown</source>
        <translation>筛选结果 %1 个（共 %2 个），已全部显示</translation>
    </message>
    <message>
        <source>%1 of %2 loaded</source>
        <translation>筛选结果 %1 个（已加载 %2 个）</translation>
    </message>
    <message>
        <source>%1, all loaded</source>
        <translation>%1 个，已全部加载</translation>
    </message>
    <message>
        <source>%1 of at least %2 loaded</source>
        <translation>已加载 %1 个，共至少 %2 个</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>已加载 %1 个</translation>
    </message>
    <message>
        <source>%1 last answered %2; its rows are shown as they were</source>
        <translation>%1 最后应答于 %2，其数据保持原样显示</translation>
    </message>
    <message>
        <source>%1 sent the same page again; stopped at %2</source>
        <translation>%1 重复返回同一页，已停在 %2 个</translation>
    </message>
    <message>
        <source>%1 sends pages without end; stopped at %2</source>
        <translation>%1 的分页没有尽头，已停在 %2 个</translation>
    </message>
    <message>
        <source>The next page of %1 did not come</source>
        <translation>未收到 %1 的下一页</translation>
    </message>
    <message>
        <source>Nothing more is loaded while offline</source>
        <translation>断网期间不再继续加载</translation>
    </message>
    <message>
        <source>Asking %1 for the rest</source>
        <translation>正在向 %1 请求其余部分</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 continues as you scroll</source>
        <translation>%1 随滚动继续加载</translation>
    </message>
    <message>
        <source>Load all</source>
        <translation>全部加载</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>deck::UploadsPage</name>
    <message>
        <source>Uploads</source>
        <translation>上传</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new above</source>
        <translation>
            <numerusform>上方有 %Ln 个新上传</numerusform>
        </translation>
    </message>
    <message>
        <source>No loaded upload matches</source>
        <translation>已加载的上传中没有符合条件的</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln upload(s) were searched.</source>
        <translation>
            <numerusform>共搜索 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has about %2 more that are not loaded.</source>
        <translation>%1 还有约 %2 个未加载。</translation>
    </message>
    <message>
        <source>%1 has more that are not loaded.</source>
        <translation>%1 还有未加载的上传。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences in a row</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No upload yet at %1</source>
        <translation>%1 还没有上传</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>新的上传会自动出现在这里。</translation>
    </message>
</context>
</TS>
