{{/* Every host of the installation to one component: which of them is a city, the registry knows. */}}
{{- define "mannaka.ingress" -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  {{- include "mannaka.metadata" . | nindent 2 }}
spec:
  {{- with .root.Values.ingress.className }}
  ingressClassName: {{ . | quote }}
  {{- end }}
  {{- with .root.Values.ingress.tls }}
  tls:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    {{- range concat .root.Values.ingress.hosts (compact (list .root.Values.ingress.wildcard)) }}
    - host: {{ . | quote }}
      http:
        paths:
          - path: {{ $.path }}
            pathType: Prefix
            backend:
              service:
                name: {{ $.name }}
                port:
                  name: http
    {{- end }}
{{- end -}}
