using System.Globalization;
using System.Text.Json.Serialization;
using CouncilPortal.Statistics;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CouncilPortal.Api;

/// <summary>The OpenAPI document: made from the addresses, their types and what is written about them in the code.</summary>
internal static class ApiDocument
{
    /// <summary>Describes the interface, and nothing else of the portal.</summary>
    public static void AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.HttpMethod == HttpMethods.Get && $"/{description.RelativePath}".StartsWith(ApiSetup.Root, StringComparison.Ordinal);
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "CouncilPortal",
                    Version = "v1",
                    Description = "Published figures, decisions and service improvements of councils in England in complaints to the Local Government and Social Care Ombudsman. Read only. "
                        + $"{DataSources.Figures} {DataSources.Names} {DataSources.Decisions} {DataSources.Computed} {DataSources.Invented}",
                };
                document.Servers = [new OpenApiServer { Url = "/" }];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, _, _) =>
            {
                foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
                {
                    parameter.Schema = Schema(parameter.Name!) ?? parameter.Schema;
                }

                return Task.CompletedTask;
            });
        });
    }

    /// <summary>What an address answers when all is well, and when not.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route) =>
        route.Produces<T>().WithProblems();

    /// <summary>For an address that answers with a table.</summary>
    public static RouteHandlerBuilder GivesCsv(this RouteHandlerBuilder route) =>
        route.Produces<string>(StatusCodes.Status200OK, "text/csv").WithProblems();

    private static RouteHandlerBuilder WithProblems(this RouteHandlerBuilder route) => route
        .Produces(StatusCodes.Status304NotModified)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .Produces(StatusCodes.Status429TooManyRequests);

    /// <summary>Values are read as text, so that what is wrong with them can be said; this is what they must be.</summary>
    private static OpenApiSchema? Schema(string parameter) => parameter switch
    {
        "page" => Number(1, ApiPaging.LastPage, 1),
        "pageSize" => Number(1, ApiPaging.Most, ApiPaging.Usual),
        "from" or "to" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
        "year" => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}-[0-9]{2}$" },
        _ => null,
    };

    private static OpenApiSchema Number(int least, int most, int unsaid) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = least.ToString(CultureInfo.InvariantCulture),
        Maximum = most.ToString(CultureInfo.InvariantCulture),
        Default = unsaid,
    };
}
