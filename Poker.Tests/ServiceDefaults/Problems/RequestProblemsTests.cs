using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Poker.Tests.ServiceDefaults.Problems;

public sealed class RequestProblemsTests
{
    public static TheoryData<string> Environments => ["Development", "Production"];

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task What_cannot_be_read_is_told_with_the_parameters_name_its_value_and_what_it_should_be(string environment)
    {
        await using var service = await FailingService.StartAsync(environment);
        (string Path, string Sentence)[] refused =
        [
            ("read?most=abc", "most is 'abc', but must be a whole number from -2147483648 to 2147483647. So many at most."),
            ("read?most=3000000000", "most is '3000000000', but must be a whole number from -2147483648 to 2147483647. So many at most."),
            ("read?most=1&most=2", "most is '1,2', but must be a whole number from -2147483648 to 2147483647. So many at most."),
            ("read?most=", "most is '', but must be a whole number from -2147483648 to 2147483647. So many at most."),
            ("read", "most is missing: it must be a whole number from -2147483648 to 2147483647. So many at most."),
            ("read?most=1&id=7", "id is '7', but must be an id such as 01234567-89ab-cdef-0123-456789abcdef. Which."),
            ("read?most=1&seed=x", "seed is 'x', but must be a whole number from -9223372036854775808 to 9223372036854775807."),
            ("read?most=1&isQuick=yes", "isQuick is 'yes', but must be true or false."),
            ("read?most=1&share=half", "share is 'half', but must be a number."),
            (
                "read?most=x&isQuick=y",
                "most is 'x', but must be a whole number from -2147483648 to 2147483647. So many at most. isQuick is 'y', but must be true or false."),
            ("text", "words is missing: it must be a text. What to look for."),
            ("things/x%3Cb%3E", "thing is 'x<b>', but must be a whole number from -2147483648 to 2147483647. The thing's number."),
            ($"things/{new string('9', 200)}", $"thing is '{new string('9', 100)}…', but must be a whole number from -2147483648 to 2147483647. The thing's number."),
        ];
        foreach (var (path, sentence) in refused)
        {
            await RefusedAsync(HttpStatusCode.BadRequest, sentence, service.Http.GetAsync(path));
        }

        Assert.DoesNotContain(service.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task A_body_that_cannot_be_read_is_told_with_the_place(string environment)
    {
        await using var service = await FailingService.StartAsync(environment);
        (HttpStatusCode Status, string Body, string Type, string Sentence)[] refused =
        [
            (HttpStatusCode.BadRequest, "{", "application/json", "The body is no JSON object that can be read (line 1, byte 2)."),
            (HttpStatusCode.BadRequest, "", "application/json", "The body is missing: it must be a JSON object."),
            (HttpStatusCode.BadRequest, "[1]", "application/json", "The body is no JSON object that can be read (line 1, byte 2)."),
            (HttpStatusCode.BadRequest, "null", "application/json", "The body is missing: it must be a JSON object."),
            (HttpStatusCode.BadRequest, """{"name": 5}""", "application/json", "name in the body must be a text (line 1, byte 11)."),
            (HttpStatusCode.BadRequest, "{\n\"id\": \"x\"}", "application/json", "id in the body must be an id such as 01234567-89ab-cdef-0123-456789abcdef (line 2, byte 10)."),
            (HttpStatusCode.BadRequest, """{"isQuick": "no"}""", "application/json", "isQuick in the body must be true or false (line 1, byte 17)."),
            (HttpStatusCode.BadRequest, """{"numbers": [1, "x"]}""", "application/json", "numbers[1] in the body cannot be read (line 1, byte 20)."),
            (HttpStatusCode.UnsupportedMediaType, "{}", "text/plain", "The body must be JSON, and be said to be: with the header Content-Type: application/json."),
        ];
        foreach (var (status, body, type, sentence) in refused)
        {
            await RefusedAsync(status, sentence, service.Http.PostAsync("things", new StringContent(body, Encoding.UTF8, type)));
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task What_fails_inside_is_no_fault_of_the_request_and_is_logged(string environment)
    {
        await using var service = await FailingService.StartAsync(environment);
        foreach (var path in (string[])["format", "argument"])
        {
            await RefusedAsync(
                HttpStatusCode.InternalServerError, "This failed inside, by no fault of the request: the service's log says why.", service.Http.GetAsync(path));
            Assert.Contains(service.Logs.Lines, line =>
                line.StartsWith($"Error Poker.ServiceDefaults.Problems.FailedRequests: GET /{path} failed. System.", StringComparison.Ordinal)
                && line.Contains("A secret of the inside.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public async Task Browsers_and_wrong_addresses_are_told_the_same_way(string environment)
    {
        await using var service = await FailingService.StartAsync(environment);
        service.Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await RefusedAsync(HttpStatusCode.InternalServerError, "This failed inside", service.Http.GetAsync("format"));
        await RefusedAsync(HttpStatusCode.BadRequest, "most is missing", service.Http.GetAsync("read"));
        service.Http.DefaultRequestHeaders.Accept.Clear();
        await RefusedAsync(HttpStatusCode.NotFound, "There is nothing at /nowhere: /openapi/v1.json tells what can be asked.", service.Http.GetAsync("nowhere"));
        await RefusedAsync(HttpStatusCode.MethodNotAllowed, "/read takes no DELETE: it takes GET.", service.Http.DeleteAsync("read"));
    }

    private static async Task RefusedAsync(HttpStatusCode status, string sentence, Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((status, "application/problem+json") == (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), $"{answer.StatusCode}: {text}");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.StartsWith(sentence, (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
    }
}
