using System.Net;
using System.Text.RegularExpressions;
using Lublin.Startups.Web.Accounts;
using Lublin.Startups.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace Lublin.Startups.Bench;

/// <summary>An admin who is signed in at the running application, by its own form.</summary>
public sealed partial class OfficeVisitor : IDisposable
{
    private const string Email = "proba@example.org";
    private const string Password = "cztery zielone kozy";

    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;

    private OfficeVisitor(int port) => client = new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>What a request has to carry to be theirs.</summary>
    public string Cookie => cookies.GetCookieHeader(client.BaseAddress!);

    /// <summary>Gives the office its admin.</summary>
    public static async Task HireAsync(BenchStore store)
    {
        await using var db = store.Open();
        var admin = new StaffUser("Próbna Administracja", Email, StaffRole.Admin, TimeProvider.System.GetUtcNow())
        {
            NormalizedEmail = Email.ToUpperInvariant(),
            NormalizedUserName = Email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        admin.PasswordHash = new PasswordHasher<StaffUser>().HashPassword(admin, Password);
        db.Add(admin);
        await db.SaveChangesAsync();
    }

    public static async Task<OfficeVisitor> SignInAsync(int port)
    {
        var visitor = new OfficeVisitor(port);
        var page = await visitor.PostAsync(AccountLinks.SignIn, ("Form.Email", Email), ("Form.Password", Password));
        return page.EndsWith("/biuro", StringComparison.Ordinal) ? visitor : throw new BenchException($"Nobody was let in: {page}");
    }

    /// <summary>Opens a page.</summary>
    public async Task<string> ReadAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : throw new BenchException($"{path} answered {answer.StatusCode}");
    }

    /// <summary>Takes a file as it comes.</summary>
    public async Task DownloadAsync(string path, Stream to)
    {
        await using var file = await client.GetStreamAsync(new Uri(path, UriKind.Relative));
        await file.CopyToAsync(to);
    }

    /// <summary>Sends a page's form and follows where it leads.</summary>
    /// <returns>The path of the page that came of it.</returns>
    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await ReadAsync(path)).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.OK ? answer.RequestMessage!.RequestUri!.PathAndQuery : throw new BenchException($"{path} answered {answer.StatusCode}");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
