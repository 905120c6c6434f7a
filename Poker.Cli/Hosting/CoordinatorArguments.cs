using System.CommandLine;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Security;

namespace Poker.Cli.Hosting;

/// <summary>The options that say which coordinator to call, and how to know it.</summary>
internal sealed class CoordinatorArguments
{
    private readonly Option<string?> _url = new("--coordinator")
    {
        Description = "The coordinator's gRPC address, as poker up prints it: http://127.0.0.1:PORT, or https://HOST:PORT on another machine.",
        HelpName = "URL",
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        Description = $"The file with the shared token; or set {SharedToken.Variable}. Default: the data folder's, which poker up makes.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _fingerprint = new("--fingerprint")
    {
        Description = "Accept the one certificate with this SHA-256, which poker up prints.",
        HelpName = "SHA256",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "Accept the certificate in this PEM file, or those that it issued. Default: the data folder's, where it has one.",
        HelpName = "PEM",
    };

    private readonly Option<bool> _plaintext = new("--plaintext")
    {
        Description = "Send everything, the token too, unencrypted to another machine: where the network itself is trusted.",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="required">Whether it cannot do without.</param>
    public void AddTo(Command command, bool required)
    {
        _url.Required = required;
        foreach (var option in (Option[])[_url, _tokenFile, _fingerprint, _certificate, _plaintext])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The coordinator that was named; null when none was.</summary>
    /// <exception cref="CommandError">An option makes no sense, or the token is missing.</exception>
    public CoordinatorAddress? Read(ParseResult result, DatabaseOptions options)
    {
        if (result.GetValue(_url) is not { } text)
        {
            var alone = new Option[] { _tokenFile, _fingerprint, _certificate, _plaintext }.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            return alone is null ? null : throw CommandError.BadInput($"{alone.Name} is about a coordinator that --coordinator URL has to name.");
        }

        var (fingerprint, certificate) = (result.GetValue(_fingerprint), result.GetValue(_certificate));
        Refuse(fingerprint is not null && certificate is not null, "--fingerprint and --certificate both say which certificate is accepted: give one of them.");
        var url = Parse(text);
        var plaintext = result.GetValue(_plaintext);
        Refuse(url.Scheme == "http" && (fingerprint ?? certificate) is not null, "--fingerprint and --certificate need an https address.");
        Refuse(
            url.Scheme == "http" && !url.IsLoopback && !plaintext,
            $"{url.GetLeftPart(UriPartial.Authority)} is another machine, and http would send everything in the open: use https, or give --plaintext where the network itself is trusted.");
        if (url.Scheme == "https" && fingerprint is null && certificate is null && NetworkCertificate.FileIn(options.Folder) is var own && File.Exists(own))
        {
            certificate = own;
        }

        return new CoordinatorAddress
        {
            Url = url,
            Token = SharedToken.Find(result.GetValue(_tokenFile), options.Folder, Environment.GetEnvironmentVariable),
            Fingerprint = fingerprint,
            Certificate = certificate,
            Plaintext = plaintext,
        };
    }

    // The text may hold a password, as http://user:password@host does: it is not repeated.
    private static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { UserInfo: "", PathAndQuery: "/" }
            ? url
            : throw CommandError.BadInput("--coordinator takes an address such as https://host:port or http://127.0.0.1:port.");

    private static void Refuse(bool wrong, string sentence)
    {
        if (wrong)
        {
            throw CommandError.BadInput(sentence);
        }
    }
}
